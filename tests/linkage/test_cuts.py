import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.linkage.cuts import weakest_cut


def matrix(n: int, bits: dict[tuple[int, int], float], otherwise: float = -2.0) -> np.ndarray:
    found = np.full((n, n), otherwise)
    for (a, b), value in bits.items():
        found[a, b] = found[b, a] = value
    return found


def test_the_least_held_record_comes_off() -> None:
    cut = weakest_cut(matrix(3, {(0, 1): 9.0, (1, 2): 2.0, (0, 2): -1.0}))
    assert cut is not None
    assert cut.side == [2]
    assert cut.bits == pytest.approx(1.0)


@pytest.mark.parametrize("size", [3, 10])
def test_two_families_come_apart_where_they_meet(size: int) -> None:
    bits = {(a, b): 8.0 for half in (0, size) for a in range(half, half + size) for b in range(a + 1, half + size)}
    cut = weakest_cut(matrix(2 * size, bits | {(size - 1, size): 30.0}, 0.0))
    assert cut is not None
    together = {frozenset(cut.side), frozenset(range(2 * size)) - frozenset(cut.side)}
    expected = {frozenset(range(size)), frozenset(range(size, 2 * size))} if size == 10 else together
    assert together == expected
    assert cut.bits <= 30.0


def test_one_record_has_no_cut() -> None:
    assert weakest_cut(np.zeros((1, 1))) is None


@given(st.integers(2, 7), st.randoms(use_true_random=False))
def test_no_single_record_is_held_less_than_the_cut(n: int, random: object) -> None:
    bits = matrix(n, {(a, b): random.uniform(-9, 9) for a in range(n) for b in range(a)})  # type: ignore[attr-defined]
    cut = weakest_cut(bits)
    assert cut is not None
    alone = [bits[k].sum() - bits[k, k] for k in range(n)]
    assert cut.bits <= min(alone) + 1e-9
