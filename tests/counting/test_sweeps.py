"""A sweep: arrays stay what they are, the limit on the unseen holds, and Metropolis steps change no posterior."""

import numpy as np
import pytest
from tests.counting.tables import GAZA, KOSOVO, table

from khabar.counting import Histories, Sampling
from khabar.counting.chains import Prior, draw
from khabar.counting.sweeps import MOST_UNSEEN, run_sweeps


def state(histories: Histories, classes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """ln lambda, ln(1 - lambda), ln nu: everybody alike."""
    half = np.full((classes, len(histories.lists)), np.log(0.5))
    return half, half.copy(), np.full(classes, -np.log(classes))


def test_shares_and_chances_stay_probabilities() -> None:
    catch, miss, share = state(KOSOVO, 6)
    unseen, occupied = np.empty(300, np.int64), np.empty(300, np.int64)
    given = (np.random.default_rng(3), KOSOVO.cells, KOSOVO.counts, catch, miss, share, 0.3, (0.25, 0.25))
    alpha = run_sweeps(*given, True, unseen, occupied)
    assert alpha > 0
    assert np.exp(share).sum() == pytest.approx(1)
    assert np.exp(catch) + np.exp(miss) == pytest.approx(np.ones((6, 4)))
    assert ((occupied >= 1) & (occupied <= 6)).all()
    assert (unseen > 0).all()


def test_alpha_rests_while_it_is_told_to() -> None:
    unseen, occupied = np.empty(5, np.int64), np.empty(5, np.int64)
    given = (np.random.default_rng(3), GAZA.cells, GAZA.counts, *state(GAZA, 3), 0.125, (0.25, 0.25))
    assert run_sweeps(*given, False, unseen, occupied) == 0.125


def test_the_unseen_stay_below_the_limit_where_lists_hardly_meet() -> None:
    lonely = table("A.B.C", [90, 80, 0, 70, 0, 1, 0])
    drawn = draw(lonely, Prior(3), Sampling(chains=2, burn_in=200, sweeps=1000, thin=1), 0, lambda sweeps: None)
    assert drawn.unseen.max() <= MOST_UNSEEN * lonely.documented
    assert drawn.unseen.max() > lonely.documented


def test_a_population_of_two_classes_is_recovered() -> None:
    """1,000 people caught at .6 and 1,000 at .15 by each of five lists: about 450 of them by none."""
    rng = np.random.default_rng(5)
    chances = np.where(np.arange(2000) < 1000, 0.6, 0.15)[:, None]
    caught = rng.random((2000, 5)) < chances
    lists = Histories.make("ABCDE", caught.tolist(), [1] * 2000)
    drawn = draw(lists, Prior(8), Sampling(burn_in=1000, sweeps=4000), 0, lambda sweeps: None)
    low, high = np.quantile(lists.documented + drawn.unseen, [0.025, 0.975])
    assert low < 2000 < high
    assert high < 2600
