"""Whether shared rows stand in the same order, as far as no sorting explains it."""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.checks.copied.rows import SORTED_BY, Rows
from khabar.checks.copied.shared import Shared

NEXT = 3
"""How many rows on the neighbour may stand in the other list."""
IS_SORTED = 0.9
"""The share of neighbours that stand in the order of a column from which a list counts as sorted by it."""


class Order(NamedTuple):
    """How many of the neighbours that no sorting explains are neighbours in both, of how many; what both are sorted by.

    `longest` is the longest run of shared rows that stand in the same order, with others between them.
    """

    kept: int
    of: int
    longest: int
    sorted_by: str


def order_of(one: Rows, other: Rows, shared: Shared) -> Order:
    """Hold the order of shared rows in two documents against each other."""
    rank = np.empty(len(shared.one), np.int64)
    rank[np.argsort(shared.one, kind="stable")] = np.arange(len(rank))
    steps = np.diff(rank)
    forth, back = (steps > 0) & (steps <= NEXT), (steps < 0) & (steps >= -NEXT)
    explained = np.zeros(len(steps), bool)
    names = []
    for column, name in enumerate(SORTED_BY):
        ranks = other.ranks[shared.other, column]
        if _is_sorted(ranks) and _is_sorted(one.ranks[np.sort(shared.one), column]):
            explained |= (ranks[1:] != ranks[:-1]) & (ranks[1:] >= 0) & (ranks[:-1] >= 0)
            names.append(name)
    kept = max((forth & ~explained).sum(), (back & ~explained).sum())
    longest = max(_longest(rank), _longest(rank[::-1]))
    return Order(int(kept), int((~explained).sum()), longest, names[0] if names else "")


def _is_sorted(ranks: NDArray[np.int32]) -> bool:
    """Whether most neighbours of different ranks rise, or most fall."""
    ranks = ranks[ranks >= 0]
    steps = np.diff(ranks)
    steps = steps[steps != 0]
    return len(steps) > 0 and max((steps > 0).mean(), (steps < 0).mean()) >= IS_SORTED


def _longest(ranks: NDArray[np.int64]) -> int:
    """Length of the longest rising subsequence, as in patience sorting."""
    ends: list[int] = []
    for rank in ranks.tolist():
        place = bisect_left(ends, rank)
        ends[place : place + 1] = [rank]
    return len(ends)
