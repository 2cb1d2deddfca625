import numpy as np
import pytest

from khabar.linkage.checked import checked
from khabar.linkage.judgements import Judged
from khabar.linkage.pairs import Pairs


def pairs_with(bits: np.ndarray) -> Pairs:
    left = np.arange(len(bits), dtype=np.int32)
    return Pairs(left, left + np.int32(len(bits)), np.zeros((len(bits), 16), np.uint8), np.zeros(len(bits), np.uint16))


def judged(pairs: Pairs, rows: np.ndarray, same: np.ndarray) -> Judged:
    return Judged(pairs.left[rows], pairs.right[rows], np.where(same, 1e6, -1e6))


def test_a_sample_of_judgements_brackets_the_truth() -> None:
    rng = np.random.default_rng(5)
    chance = rng.beta(0.4, 0.4, 20_000).clip(0.011, 0.999)
    true = rng.random(20_000) < chance
    pairs = pairs_with(np.log2(chance / (1 - chance)))
    rows = np.sort(rng.choice(20_000, 1500, replace=False))
    found = checked(pairs, np.log2(chance / (1 - chance)), judged(pairs, rows, true[rows]), 0.5)["checked"]
    linked = chance >= 0.5
    for name, share in (("precision", true[linked].mean()), ("recall", true[linked].sum() / true.sum())):
        low, middle, high = found[name]
        assert low <= share <= high
        assert high - low < 0.06
        assert low < middle < high
    assert sum(stratum["pairs"] for stratum in found["strata"]) == 20_000


def test_doubtful_pairs_judged_first_do_not_make_the_rest_look_doubtful() -> None:
    bits = np.r_[np.full(900, 9.0), np.full(100, 1.0)]
    pairs = pairs_with(bits)
    rows = np.r_[np.arange(10), np.arange(900, 1000)]
    same = np.r_[np.ones(10, bool), np.arange(100) % 2 == 0]
    precision = checked(pairs, bits, judged(pairs, rows, same), 0.5)["checked"]["precision"]
    assert precision[1] == pytest.approx(0.95)


def test_nothing_is_said_where_nobody_judged() -> None:
    bits = np.array([5.0, 1.0])
    pairs = pairs_with(bits)
    nobody = Judged(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))
    assert checked(pairs, bits, nobody, 0.5) == {}
    one = judged(pairs, np.array([0]), np.array([True]))
    assert checked(pairs, bits, one, 0.5)["checked"]["precision"] is None
