"""Chains that tell one story and chains that don't."""

import numpy as np
import pytest

from khabar.counting.convergence import effective_size, least_overlap, modes, r_hat

RNG = np.random.default_rng(1)
SAME = RNG.normal(size=(4, 4000))


def test_draws_of_one_law() -> None:
    assert r_hat(SAME) < 1.01
    assert effective_size(SAME) == pytest.approx(16_000, rel=0.1)
    assert least_overlap(SAME) > 0.9
    assert len(modes(SAME.ravel())) == 1


def test_a_chain_apart_is_seen() -> None:
    apart = SAME + np.array([[0], [0], [0], [4]])
    assert r_hat(apart) > 1.2
    assert least_overlap(apart) < 0.2
    assert modes(apart.ravel()) == [pytest.approx(0, abs=0.3), pytest.approx(4, abs=0.3)]


def test_a_chain_of_another_width_is_seen() -> None:
    assert r_hat(SAME * np.array([[1], [1], [1], [4]])) > 1.05


def test_a_slow_chain_is_worth_as_little_as_it_is() -> None:
    slow = np.zeros((4, 20_000))
    for step in range(1, slow.shape[1]):
        slow[:, step] = 0.95 * slow[:, step - 1] + RNG.normal(size=4)
    assert effective_size(slow) == pytest.approx(80_000 * 0.05 / 1.95, rel=0.25)


def test_draws_that_never_move() -> None:
    still = np.zeros((4, 100))
    assert r_hat(still) == 1
    assert least_overlap(still) == 1
    assert modes(still.ravel()) == [0]
