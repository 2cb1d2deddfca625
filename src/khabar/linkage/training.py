"""Learning without labels: m, the priors and the shares of kin, by expectation and maximisation.

Fellegi and Sunter's model (1969) fitted by EM (Winkler 1988), with classes of non-matches for people who share kin,
clan or event. u is counted beforehand. A comparison's m is learned only from pairs that some blocking rule brought
without it, so that blocking does not flatter it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import (
    CODES,
    COMPARISONS,
    DIFFERENT,
    FIRST_AFFINITY,
    ORDER_AT,
    SWAP_SHARES,
    TEXTS,
)
from khabar.linkage.kinship import AGES, GENERATIONS, START, ages_of_kin, kin_classes, unit_of_comparison
from khabar.linkage.lists import pairs_by_group, priors_by_group
from khabar.linkage.weighing import Weights, expect, expect_judged

FAITH = 20.0
"""Weight, in pairs, of the starting m."""

CHUNK = 1 << 18
"""Pairs a task of training; sums are taken in the order of chunks, whatever the number of threads."""

LADDER = slice(1, FIRST_AFFINITY)


@dataclass(frozen=True)
class Model:
    """What linkage has learned. m and u are shares by comparison and code (15 x 64).

    Texts keep m by level and class agreement in `m`; rarity is spread by `bin_shares` (8 x 8).
    `kin`: share of each kin class among all pairs. `ages` (generations x 2 x 64): how births and ages of kin agree.
    `corrections`: what judgements add (see `learning`).
    `priors`: share of matches among all pairs of different lists, within each of `lists`, within a list to come;
    `pairs`: how many such pairs (see `lists`).
    """

    m: NDArray[np.float64]
    u: NDArray[np.float64]
    bin_shares: NDArray[np.float64]
    priors: NDArray[np.float64]
    pairs: NDArray[np.float64]
    kin_names: list[str]
    kin_units: NDArray[np.int64]
    kin_generations: NDArray[np.int64]
    kin: NDArray[np.float64]
    ages: NDArray[np.float64]
    lists: list[str]
    corrections: NDArray[np.float64]
    rounds: int = 0

    def logs(self) -> NDArray[np.float64]:
        """Natural log of m/u for every code; 0 where a side is silent."""
        chance = self.chance()
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(self.spread(self.m) / chance)
        logs[~np.isfinite(logs)] = 0.0
        logs[:, 0] = 0.0
        logs[ORDER_AT, 1 : 1 + len(SWAP_SHARES)] = np.log(SWAP_SHARES)
        return logs

    def age_logs(self) -> NDArray[np.float64]:
        """Natural log of how much likelier births and ages agree so among kin than among anybody (see `ages`)."""
        chance = self.chance()[list(AGES)]
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log(self.ages / chance)
        logs[~np.isfinite(logs)] = 0.0
        logs[:, :, 0] = 0.0
        return logs

    def weights(self) -> Weights:
        """The numbers that the compiled loops weigh a pair with."""
        logs = self.logs(), np.log(self.priors), np.log(self.kin), self.age_logs()
        return Weights(*logs, self.kin_units, self.kin_generations, unit_of_comparison(), self.corrections)

    def chance(self) -> NDArray[np.float64]:
        """u without the true matches that random pairs contain, at least a fifth of what was counted."""
        share = float(self.priors @ self.pairs / max(self.pairs.sum(), 1.0))
        return np.maximum(self.u - share * self.spread(self.m), 0.2 * self.u)

    def spread(self, m: NDArray[np.float64]) -> NDArray[np.float64]:
        """Spread m of names and places over the bins of rarity."""
        wide = m.copy()
        for f in range(len(TEXTS)):
            ladder = wide[f, LADDER].reshape(7, 8)
            same = ladder[:, :DIFFERENT].sum(axis=1, keepdims=True)
            ladder[:, :DIFFERENT] = same * self.bin_shares[f, :DIFFERENT]
        return wide


def start_model(
    u: NDArray[np.float64],
    bin_shares: NDArray[np.float64],
    lists: NDArray[np.int32],
    names: list[str],
    present: NDArray[np.bool_],
) -> Model:
    """Where EM begins: names mostly agree, one record in a thousand or so has a partner, kin are rare."""
    pairs = pairs_by_group(lists)
    priors = np.full(len(pairs), 0.2 if pairs[0] else 0.8) / max(len(lists), 1)
    priors[0] = 0.8 / max(len(lists), 1)
    kin = kin_classes(present)
    return Model(
        m=np.array([comparison.start for comparison in COMPARISONS]),
        u=u,
        bin_shares=bin_shares,
        priors=priors,
        pairs=pairs,
        kin_names=kin.names,
        kin_units=kin.units,
        kin_generations=kin.generations,
        kin=np.full(len(kin.names), START),
        lists=names,
        corrections=np.zeros(2 + len(COMPARISONS)),
        ages=ages_of_kin(np.zeros((len(GENERATIONS), len(AGES), CODES)), u, FAITH),
    )


@dataclass
class Sums:
    """Expectations over some pairs."""

    counts: NDArray[np.float64]
    matched: NDArray[np.float64]
    kin: NDArray[np.float64]
    ages: NDArray[np.float64]


Each = Callable[[Callable[[int], Sums], Sequence[int]], Iterable[Sums]]


def train(
    model: Model,
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    one_in: int,
    each: Each,
    reached: tuple[float, NDArray[np.float64]],
    judged: Callable[[Model], Sums] | None = None,
    rounds: int = 30,
    say: Callable[[int], None] = lambda _: None,
) -> Model:
    """Run EM until priors and m hold still to a few thousandths.

    `codes` (pairs x 16) and `free` come from blocking, a sample of one pair in `one_in`; `reached`: the share of all
    matches, and of each kin class, that blocking brought; `each` maps a function over chunks, in order; `judged`:
    what judged pairs add to the expectations.
    """
    for turn in range(rounds):
        sums = each(partial(_expectations, model, codes, free), range(0, max(len(codes), 1), CHUNK))
        parts = [*sums, judged(model)] if judged else list(sums)
        old, model = model, _maximised(model, parts, one_in, *reached)
        say(turn + 1)
        if _still(old, model):
            break
    return model


def _expectations(model: Model, codes: NDArray[np.uint8], free: NDArray[np.uint16], first: int) -> Sums:
    part = slice(first, first + CHUNK)
    out = _nothing(model)
    expect(codes[part], free[part], model.weights(), out.counts, out.matched, out.kin, out.ages)
    return out


def _nothing(model: Model) -> Sums:
    ages = np.zeros((len(GENERATIONS), len(AGES), CODES))
    return Sums(np.zeros((len(COMPARISONS), CODES)), np.zeros(len(model.priors)), np.zeros(len(model.kin)), ages)


def corrections_by(
    codes: NDArray[np.uint8],
    free: NDArray[np.uint16],
    same: NDArray[np.float64],
    each: NDArray[np.float64],
    one_in: int,
    model: Model,
) -> Sums:
    """What judged pairs add to the expectations over a sample of one pair in `one_in` (see `learning`)."""
    out = _nothing(model)
    expect_judged(codes, free, same, each / one_in, model.weights(), out.counts, out.matched, out.kin)
    return out


def _maximised(old: Model, parts: list[Sums], one_in: int, of_matches: float, of_kin: NDArray[np.float64]) -> Model:
    counts = np.maximum(np.sum([part.counts for part in parts], axis=0), 0)
    matched = np.maximum(np.sum([part.matched for part in parts], axis=0), 0) * one_in
    kin = np.maximum(np.sum([part.kin for part in parts], axis=0), 0) * one_in
    return replace(
        old,
        m=_shares(counts),
        priors=priors_by_group(matched / of_matches, old.pairs),
        kin=np.maximum(kin / max(old.pairs.sum(), 1) / of_kin, 1e-13),
        ages=ages_of_kin(np.sum([part.ages for part in parts], axis=0), old.u, FAITH),
        rounds=old.rounds + 1,
    )


def _shares(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    m = np.zeros((len(COMPARISONS), CODES))
    for c, comparison in enumerate(COMPARISONS):
        start = np.array(comparison.start)
        kept = counts[c].copy()
        if c < len(TEXTS):
            ladder = kept[LADDER].reshape(7, 8)
            ladder[:, 0] = ladder[:, :DIFFERENT].sum(axis=1)
            ladder[:, 1:DIFFERENT] = 0
        for first, last in comparison.groups:
            believed = kept[first:last] + FAITH * start[first:last]
            m[c, first:last] = believed / max(believed.sum(), 1e-12)
    return m


def _still(old: Model, new: Model) -> bool:
    moved = np.abs(np.log(new.priors / old.priors))[[0, -1]][new.priors[[0, -1]] > 1e-9]
    return bool(moved.max(initial=0) < 2e-3 and np.abs(new.m - old.m).max() < 1e-3)
