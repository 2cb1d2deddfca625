"""The compiled loops of training and scoring: from codes to posterior probabilities."""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khabar.linkage.kernels import SAME_LIST


@njit(cache=True, nogil=True)
def odds(
    codes: NDArray[np.uint8],
    logs: NDArray[np.float64],
    prior: float,
    kin_logs: NDArray[np.float64],
    kin_shares: NDArray[np.bool_],
    units: NDArray[np.int64],
    out: NDArray[np.float64],
) -> float:
    """Natural log-odds that a pair is one person; `out` receives the weight of every kin class.

    The match is `prior` x the product of all m/u; kin class z is its share x the product of m/u over what it shares;
    chance is 1.
    """
    total = prior
    shared = np.zeros(6)
    for c in range(15):
        value = logs[c, codes[c]]
        total += value
        if units[c] >= 0:
            shared[units[c]] += value
    against = 1.0
    for z in range(len(kin_logs)):
        weight = kin_logs[z]
        for k in range(6):
            if kin_shares[z, k]:
                weight += shared[k]
        out[z] = math.exp(min(weight, 300.0))
        against += out[z]
    return total - math.log(against)


@njit(cache=True, nogil=True)
def expect(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    logs: NDArray[np.float64],
    priors: NDArray[np.float64],
    kin_logs: NDArray[np.float64],
    kin_shares: NDArray[np.bool_],
    units: NDArray[np.int64],
    counts: NDArray[np.float64],
    matched: NDArray[np.float64],
    kin: NDArray[np.float64],
) -> None:
    """Add up expectations over pairs: `counts` (15, 64) of matched codes, `matched` (2) by list, `kin` by class."""
    held = np.zeros(len(kin_logs))
    for p in range(len(codes)):
        together = 1 if free[p] & SAME_LIST else 0
        log_odds = odds(codes[p], logs, priors[together], kin_logs, kin_shares, units, held)
        chance = 1.0 / (1.0 + math.exp(min(log_odds, 500.0)))
        posterior = 1.0 - chance
        matched[together] += posterior
        against = 1.0 + held.sum()
        for z in range(len(held)):
            kin[z] += chance * held[z] / against
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
    kin_shares: NDArray[np.bool_],
    units: NDArray[np.int64],
    out: NDArray[np.float32],
) -> None:
    """Write the match weight of each pair, in bits (log2 of the odds)."""
    held = np.zeros(len(kin_logs))
    for p in range(len(codes)):
        together = 1 if free[p] & SAME_LIST else 0
        out[p] = odds(codes[p], logs, priors[together], kin_logs, kin_shares, units, held) / math.log(2.0)
