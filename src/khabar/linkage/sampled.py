"""What pairs drawn by chance and judged by people say of a linkage: precision and recall, with intervals.

Pairs are drawn stratum by stratum of match weight, so that few judgements go where they tell most; each stratum then
counts as much as it has pairs (stratified sampling: Cochran, Sampling Techniques, 1977, chapter 5). In a stratum of N
pairs of which n were judged and k are the same, the share among the others has a Beta(k + 1/2, n - k + 1/2)
distribution (Jeffreys' prior: Brown, Cai and DasGupta, Interval estimation for a binomial proportion, 2001), and the
others are drawn from it, since a stratum is finite. Precision and recall are those of 10,000 draws of all strata.

Recall is of the pairs that blocking brought and the run kept: what no rule brought together, nobody can draw. Pairs of
one cluster that were never weighed are no part of it either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DRAWS = 10_000
SEED = 20_010_501
LEAST = 50
"""Judged pairs below which nothing is said."""
LEAST_OF_STRATUM = 5
"""Judged pairs of every stratum below which nothing is said, unless the stratum has no more."""
MOST_UNSURE = 0.2
"""Share of drawn pairs that nobody could tell, above which nothing is said: they may be the hard ones."""


class Stratum(NamedTuple):
    """Kept pairs of a range of match probability: how many; judged; of these the same; untold by anybody."""

    is_linked: bool
    low: float
    high: float
    pairs: int
    judged: int = 0
    same: int = 0
    unsure: int = 0


class Share(NamedTuple):
    """A share with its 95 % credible interval."""

    low: float
    median: float
    high: float


class Quality(NamedTuple):
    """Precision and recall, or why nothing is said of them: "few", "few in a stratum", "unsure"."""

    precision: Share | None
    recall: Share | None
    judged: int
    refused: tuple[str, ...]


def quality(strata: Sequence[Stratum]) -> Quality:
    """Estimate precision and recall of a linkage from a stratified sample.

    Refuses below 50 judged pairs, where a stratum has fewer than 5 of them, and where nobody could tell of more than a
    fifth. Ex: quality([Stratum(True, 0.9, 1, 1000, 60, 59), Stratum(False, 0.01, 0.1, 500, 40, 1)]).recall
    """
    filled = [one for one in strata if one.pairs]
    judged, unsure = sum(one.judged for one in filled), sum(one.unsure for one in filled)
    told = {
        "few": judged < LEAST,
        "few in a stratum": any(one.judged < min(LEAST_OF_STRATUM, one.pairs - one.unsure) for one in filled),
        "unsure": unsure > MOST_UNSURE * (judged + unsure),
    }
    refused = tuple(why for why, is_so in told.items() if is_so)
    if refused or not any(one.is_linked for one in filled):
        return Quality(None, None, judged, refused or ("few",))
    chance = np.random.default_rng(SEED)
    same = [_same(one, chance) for one in filled]
    linked = np.sum([drawn for drawn, one in zip(same, filled, strict=True) if one.is_linked], axis=0)
    total = np.maximum(np.sum(same, axis=0), 1)
    size = sum(one.pairs for one in filled if one.is_linked)
    return Quality(_share(linked / size), _share(linked / total), judged, ())


def _same(one: Stratum, chance: np.random.Generator) -> NDArray[np.float64]:
    """How many pairs of a stratum are the same, draw by draw."""
    share = chance.beta(one.same + 0.5, one.judged - one.same + 0.5, DRAWS)
    return one.same + chance.binomial(one.pairs - one.judged, share).astype(np.float64)


def _share(draws: NDArray[np.float64]) -> Share:
    low, median, high = np.quantile(draws, (0.025, 0.5, 0.975))
    return Share(float(low), float(median), float(high))


def allot(sizes: Sequence[int], doubts: Sequence[float], total: int) -> list[int]:
    """How many pairs to draw of each stratum: by its size times the deviation expected there (Neyman), at least 15.

    `doubts` are the expected shares of the same. Ex: allot([1000, 10], [0.99, 0.5], 100) -> [90, 10]
    """
    spread = np.array(sizes, np.float64) * np.sqrt(np.clip(np.array(doubts) * (1 - np.array(doubts)), 0.0025, None))
    wanted = total * spread / max(spread.sum(), 1e-9)
    return [min(size, max(15, round(float(want)))) for size, want in zip(sizes, wanted, strict=True)]
