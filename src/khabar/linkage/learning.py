"""What people judged moves the model: EM keeps to it, and what is left over corrects the weights.

Judged pairs are few and mostly doubtful ones. In EM each stands for the pairs that are as probable as it is: what the
model expected of them is corrected by what people said (prediction-powered inference: Angelopoulos and others, 2023).
Then a logistic regression with shrinkage finds what evidence counts too much or too little; with few judgements it
hardly moves anything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.checked import EDGES
from khabar.linkage.comparisons import COMPARISONS
from khabar.linkage.judgements import Judged
from khabar.linkage.pairs import Pairs
from khabar.linkage.weighing import REACH, Weights

DOUBT = 50.0
"""Judgements of a stratum that its model's expectation weighs as much as."""

TRUST = np.array([0.3, 0.1, *[0.1] * len(COMPARISONS)])
"""Standard deviations, beforehand, of the corrections: always (natural logs), by weight, by comparison."""

Floats = NDArray[np.float64]


class Taught(NamedTuple):
    """Judged pairs among the kept ones: their codes, what rules left free, whether the same, how many pairs each is."""

    codes: NDArray[np.uint8]
    free: NDArray[np.uint16]
    same: Floats
    weight: Floats


def taught_by(pairs: Pairs, bits: Floats, judged: Judged) -> Taught:
    """Find the kept pairs that people judged, and how many pairs as probable each stands for.

    The fewer pairs of a stratum were judged, the less each is taken to stand for the others.
    """
    key = pairs.left.astype(np.int64) << 32 | pairs.right
    _, row, theirs = np.intersect1d(key, judged.left.astype(np.int64) << 32 | judged.right, return_indices=True)
    chance = 1 / (1 + np.exp2(-bits))
    weight = np.zeros(len(row))
    for low, high in pairwise(EDGES):
        inside = (chance >= low) & ((chance < high) | (high == 1.0))
        here = inside[row]
        count = int(here.sum())
        weight[here] = inside.sum() / max(count, 1) * count / (count + DOUBT)
    return Taught(pairs.codes[row], pairs.free[row], (judged.bits[theirs] > 0).astype(np.float64), weight)


def correct(taught: Taught, weights: Weights, bits: Floats) -> Floats:
    """Fit what judgements say beyond the model: always, by weight, and by comparison (natural logs, 2 + 15).

    `bits`: match weights of the judged pairs before. The log odds become bits + corrections x evidence.
    """
    if not len(bits):
        return np.zeros(len(TRUST))
    known = bits * np.log(2)
    evidence = np.c_[np.ones(len(known)), known.clip(-REACH, REACH), weights.logs[np.arange(15), taught.codes[:, :15]]]
    found = np.zeros(len(TRUST))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(known + evidence @ found)))
        slope = evidence.T @ (taught.same - chance) - found / TRUST**2
        curve = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + np.diag(1 / TRUST**2)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return found
