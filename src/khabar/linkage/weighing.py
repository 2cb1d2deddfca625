"""The compiled loops of training and scoring: from codes to posterior probabilities."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.linkage.bare import bare

NEGLIGIBLE = -14.0
"""Natural log of a weight too small to count beside chance, which weighs 1."""

REACH = 20.0
"""Natural log of the odds beyond which a weight's size teaches no more."""

GIVEN_UNIT, CROSSWISE_UNIT, ALL_UNITS = 7, 8, 9
GIVEN_AND_FATHER_SWAPPED = 3

Floats = NDArray[np.float64]


class Weights(NamedTuple):
    """What a pair is weighed with, in natural logs.

    `logs` (15, 64): m/u; `priors`: matches of different lists, then within each list; `kin`: share of each class;
    `ages` (generations, 2, 64): births and ages of kin against chance; `kin_units`: what each class shares, as bits;
    `generations`: of each class, or -1; `units` (15): the unit of each comparison; `corrections` (17): what judgements
    add always, by weight, and by what each comparison is worth.
    """

    logs: Floats
    priors: Floats
    kin: Floats
    ages: Floats
    kin_units: NDArray[np.int64]
    generations: NDArray[np.int64]
    units: NDArray[np.int64]
    corrections: Floats


@njit(cache=True, nogil=True, inline="always")
def weigh_classes(
    codes: NDArray[np.uint8], w: Weights, prior: float, shared: Floats, apart: Floats, held: Floats
) -> tuple[float, float]:
    """Weigh one pair: natural log of the match's weight, and the weight of everything against it.

    The match is `prior` x the product of all m/u; kin class z is its share x the product of m/u over what it shares
    (bits of `kin_units`) x what its ages are worth, kept in `held`; chance is 1. Names read crosswise are shared by
    those alone who share them so. `shared` (9) and `apart` (generations) are room to work in.
    """
    total = prior
    shared[:] = 0.0
    for c in range(15):
        value = w.logs[c, codes[c]]
        total += value
        if w.units[c] >= 0:
            shared[w.units[c]] += value
    crossed = codes[14] == GIVEN_AND_FATHER_SWAPPED
    if crossed:
        shared[CROSSWISE_UNIT] = shared[GIVEN_UNIT] + shared[0]
        shared[GIVEN_UNIT] = 0.0
        shared[0] = 0.0
    for g in range(len(apart)):
        apart[g] = w.ages[g, 0, codes[8]] + w.ages[g, 1, codes[10]]
    against = 1.0
    for z in range(len(w.kin)):
        units = w.kin_units[z]
        weight = w.kin[z]
        for k in range(ALL_UNITS):
            if (units >> k) & 1:
                weight += shared[k]
        if w.generations[z] >= 0:
            weight += apart[w.generations[z]]
        fits = crossed or not (units >> CROSSWISE_UNIT) & 1
        held[z] = math.exp(min(weight, 300.0)) if fits and weight > NEGLIGIBLE else 0.0
        against += held[z]
    return total, against


@njit(cache=True, nogil=True)
def expect(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    weights: Weights,
    counts: Floats,
    matched: Floats,
    kin: Floats,
    ages: Floats,
) -> None:
    """Add up expectations over pairs.

    `counts` (15, 64) of matched codes, `matched` by group of lists, `kin` by class, `ages` (generations, 2, 64) of kin.
    """
    codes, free, w = bare(codes), bare(free), bare_weights(weights)
    held, shared, apart = np.zeros(len(w.kin)), np.zeros(ALL_UNITS), np.zeros(len(w.ages))
    for p in range(len(codes)):
        group = codes[p, 15]
        total, against = weigh_classes(codes[p], w, w.priors[group], shared, apart, held)
        posterior = 0.0
        if total > NEGLIGIBLE:
            posterior = 1.0 / (1.0 + against * math.exp(min(-total, 500.0)))
            matched[group] += posterior
        if against > 1.0:
            rest = (1.0 - posterior) / against
            for z in range(len(held)):
                kin[z] += rest * held[z]
                generation = w.generations[z]
                if generation >= 0 and held[z] > 0.0:
                    if (free[p] >> 8) & 1:
                        ages[generation, 0, codes[p, 8]] += rest * held[z]
                    if (free[p] >> 10) & 1:
                        ages[generation, 1, codes[p, 10]] += rest * held[z]
        if posterior < 1e-4:
            continue
        for c in range(15):
            if (free[p] >> c) & 1:
                counts[c, codes[p, c]] += posterior


@njit(cache=True, nogil=True)
def expect_judged(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    same: Floats,
    each: Floats,
    weights: Weights,
    counts: Floats,
    matched: Floats,
    kin: Floats,
) -> None:
    """Correct expectations by judged pairs: `each` stands for so many pairs, of which the model expected otherwise."""
    held, shared, apart = np.zeros(len(weights.kin)), np.zeros(ALL_UNITS), np.zeros(len(weights.ages))
    for p in range(len(codes)):
        group = codes[p, 15]
        total, against = weigh_classes(codes[p], weights, weights.priors[group], shared, apart, held)
        more = each[p] * (same[p] - 1.0 / (1.0 + against * math.exp(min(-total, 500.0))))
        matched[group] += more
        for z in range(len(held)):
            kin[z] -= more * held[z] / against
        for c in range(15):
            if (free[p] >> c) & 1:
                counts[c, codes[p, c]] += more


@njit(cache=True, nogil=True)
def score(codes: NDArray[np.uint8], weights: Weights, out: NDArray[np.float32]) -> None:
    """Write the match weight of each pair, in bits (log2 of the odds)."""
    codes, w = bare(codes), bare_weights(weights)
    held, shared, apart = np.zeros(len(w.kin)), np.zeros(ALL_UNITS), np.zeros(len(w.ages))
    for p in range(len(codes)):
        total, against = weigh_classes(codes[p], w, w.priors[codes[p, 15]], shared, apart, held)
        known = total - math.log(against)
        more = w.corrections[0] + w.corrections[1] * min(max(known, -REACH), REACH)
        for c in range(15):
            more += w.corrections[2 + c] * w.logs[c, codes[p, c]]
        out[p] = (known + more) / math.log(2.0)


@njit(cache=True, nogil=True, inline="always")
def bare_weights(w: Weights) -> Weights:
    """Look at weights without owning them."""
    return Weights(
        bare(w.logs),
        bare(w.priors),
        bare(w.kin),
        bare(w.ages),
        bare(w.kin_units),
        bare(w.generations),
        bare(w.units),
        bare(w.corrections),
    )
