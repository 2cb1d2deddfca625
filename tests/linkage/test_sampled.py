"""Estimates from a stratified sample: bounds, refusals, and intervals that hold what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.linkage.sampled import Stratum, allot, quality

SOUND = [Stratum(True, 0.9, 1, 1000, 60, 59), Stratum(False, 0.01, 0.1, 500, 40, 1)]


def test_the_example_holds_its_shares() -> None:
    found = quality(SOUND)
    assert found.refused == ()
    assert found.precision is not None
    assert found.recall is not None
    assert found.precision.low < 59 / 60 < found.precision.high
    assert found.recall.low < 983 / (983 + 12.5) < found.recall.high
    assert quality(SOUND) == found, "the same sample says the same"


@pytest.mark.parametrize(
    ("strata", "why"),
    [
        ([], "few"),
        ([Stratum(True, 0.9, 1, 1000, 49, 49)], "few"),
        ([*SOUND, Stratum(False, 0.1, 0.3, 30, 4, 1)], "few in a stratum"),
        ([Stratum(True, 0.9, 1, 1000, 60, 59, 20), Stratum(False, 0.01, 0.1, 500, 40, 1, 10)], "unsure"),
        ([Stratum(False, 0.01, 0.1, 500, 100, 1)], "few"),
    ],
)
def test_too_little_or_too_unsure_a_sample_says_nothing(strata: list[Stratum], why: str) -> None:
    found = quality(strata)
    assert (found.precision, found.recall) == (None, None)
    assert why in found.refused


def test_a_small_stratum_that_was_judged_whole_is_enough_and_certain() -> None:
    assert quality([*SOUND, Stratum(False, 0.1, 0.3, 3, 3, 1)]).refused == ()
    whole = quality([Stratum(True, 0.5, 1, 60, 60, 54), Stratum(False, 0.1, 0.5, 10, 10, 6)])
    assert whole.precision == (0.9, 0.9, 0.9)
    assert whole.recall == (0.9, 0.9, 0.9)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10**6), st.integers(0, 200), st.floats(0, 1)), max_size=9))
def test_shares_are_shares(told: list[tuple[bool, int, int, float]]) -> None:
    strata = [
        Stratum(linked, 0, 1, pairs, min(judged, pairs), round(share * min(judged, pairs)))
        for linked, pairs, judged, share in told
    ]
    found = quality(strata)
    for one in filter(None, (found.precision, found.recall)):
        assert 0 <= one.low <= one.median <= one.high <= 1
    assert bool(found.refused) == (found.precision is None)


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    chance = np.random.default_rng(7)
    sizes, linked, shares = (4000, 800, 300, 2000), (True, True, False, False), (0.995, 0.8, 0.4, 0.02)
    inside = np.zeros(2)
    trials = 300
    for _ in range(trials):
        truth = [chance.binomial(size, share) for size, share in zip(sizes, shares, strict=True)]
        drawn = [chance.hypergeometric(same, size - same, 60) for same, size in zip(truth, sizes, strict=True)]
        strata = [
            Stratum(is_linked, 0, 1, size, 60, int(same))
            for is_linked, size, same in zip(linked, sizes, drawn, strict=True)
        ]
        found = quality(strata)
        right = truth[0] + truth[1]
        for place, (one, true) in enumerate(((found.precision, right / 4800), (found.recall, right / sum(truth)))):
            assert one is not None
            inside[place] += one.low <= true <= one.high
    assert (inside / trials >= 0.9).all(), inside / trials


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(0, 1)), min_size=1, max_size=9), st.integers(10, 500))
def test_what_is_drawn_is_there_and_nothing_goes_unseen(strata: list[tuple[int, float]], total: int) -> None:
    numbers = allot([size for size, _ in strata], [doubt for _, doubt in strata], total)
    for (size, _doubt), number in zip(strata, numbers, strict=True):
        assert min(size, 15) <= number <= size
