"""The compiled loops of training and scoring: from codes to posterior probabilities."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khabar.linkage.bare import bare
from khabar.linkage.kernels import SAME_LIST

NEGLIGIBLE = -14.0
"""Natural log of a weight too small to count beside chance, which weighs 1."""


@njit(cache=True, nogil=True, inline="always")
def weigh_classes(
    codes: NDArray[np.uint8],
    logs: NDArray[np.float64],
    prior: float,
    kin_logs: NDArray[np.float64],
    kin_units: NDArray[np.int64],
    units: NDArray[np.int64],
    shared: NDArray[np.float64],
    held: NDArray[np.float64],
) -> tuple[float, float]:
    """Weigh one pair: natural log of the match's weight, and the weight of everything against it.

    The match is `prior` x the product of all m/u; kin class z is its share x the product of m/u over what it shares
    (bits of `kin_units`), kept in `held`; chance is 1. `shared` (7) is room to work in.
    """
    total = prior
    shared[:] = 0.0
    for c in range(15):
        value = logs[c, codes[c]]
        total += value
        if units[c] >= 0:
            shared[units[c]] += value
    against = 1.0
    for z in range(len(kin_logs)):
        weight = kin_logs[z]
        for k in range(7):
            if (kin_units[z] >> k) & 1:
                weight += shared[k]
        held[z] = math.exp(min(weight, 300.0)) if weight > NEGLIGIBLE else 0.0
        against += held[z]
    return total, against


@njit(cache=True, nogil=True)
def expect(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    logs: NDArray[np.float64],
    priors: NDArray[np.float64],
    kin_logs: NDArray[np.float64],
    kin_units: NDArray[np.int64],
    units: NDArray[np.int64],
    counts: NDArray[np.float64],
    matched: NDArray[np.float64],
    kin: NDArray[np.float64],
) -> None:
    """Add up expectations over pairs: `counts` (15, 64) of matched codes, `matched` (2) by list, `kin` by class."""
    codes, free, logs, units = bare(codes), bare(free), bare(logs), bare(units)
    held = np.zeros(len(kin_logs))
    shared = np.zeros(7)
    for p in range(len(codes)):
        together = 1 if free[p] & SAME_LIST else 0
        total, against = weigh_classes(codes[p], logs, priors[together], kin_logs, kin_units, units, shared, held)
        posterior = 0.0
        if total > NEGLIGIBLE:
            posterior = 1.0 / (1.0 + against * math.exp(min(-total, 500.0)))
            matched[together] += posterior
        if against > 1.0:
            rest = (1.0 - posterior) / against
            for z in range(len(held)):
                kin[z] += rest * held[z]
        if posterior < 1e-4:
            continue
        for c in range(15):
            if (free[p] >> c) & 1:
                counts[c, codes[p, c]] += posterior


@njit(cache=True, nogil=True)
def score(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    logs: NDArray[np.float64],
    priors: NDArray[np.float64],
    kin_logs: NDArray[np.float64],
    kin_units: NDArray[np.int64],
    units: NDArray[np.int64],
    out: NDArray[np.float32],
) -> None:
    """Write the match weight of each pair, in bits (log2 of the odds)."""
    codes, free, logs, units = bare(codes), bare(free), bare(logs), bare(units)
    held = np.zeros(len(kin_logs))
    shared = np.zeros(7)
    for p in range(len(codes)):
        together = 1 if free[p] & SAME_LIST else 0
        total, against = weigh_classes(codes[p], logs, priors[together], kin_logs, kin_units, units, shared, held)
        out[p] = (total - math.log(against)) / math.log(2.0)
