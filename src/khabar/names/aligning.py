"""The compiled alignment of two rows of tokens, given the weight of every pair of tokens."""

# mypy: disable-error-code="no-untyped-def"
from math import log
from typing import NamedTuple

import numpy as np

from khabar.compiled import njit

JOINED = 1.0
"""Cost in nats of two words written as one."""
KUNYA = 1.0
"""Cost in nats of a kunya before a full name without a partner."""
NEVER = -1e9
BIT = log(2)
BACK = ((0, 0), (1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2))
"""How many parts of each name a kind of step takes up, by the numbers of `align`."""


class Costs(NamedTuple):
    """What it costs, in nats, to leave a part of either name without a partner, by its place, and to swap neighbours.

    `first` and `last` multiply the weight of a pair of first or of last parts: brothers differ in the first alone.
    """

    gap_a_first: float
    gap_a_middle: float
    gap_a_last: float
    gap_b_first: float
    gap_b_middle: float
    gap_b_last: float
    swap: float
    first: float
    last: float


@njit(cache=True, nogil=True)
def gap(place, size, first, middle, last):
    """What it costs to leave out the part at `place` of `size`."""
    if size == 1:
        return middle
    return first if place == 0 else last if place == size - 1 else middle


@njit(cache=True, nogil=True)
def align(weights, n, m, joined_a, joined_b, costs, best, step):
    """The weight of the best alignment in order, neighbours swapped or joined where that pays.

    `weights[i, j]` of the parts, `joined_a[i, j]` of a's parts i and i + 1 as one word against b's part j, `joined_b`
    the other way round; two words are read as one only where that speaks for agreement. `best` and `step` are 13 x 13
    scratch; `step[i, j]` tells how the best alignment of the first i and j parts ends: 1 pair, 2 part of a alone,
    3 part of b alone, 4 two pairs crossed, 5 two of a joined, 6 two of b joined.
    """
    a_first, a_middle, a_last, b_first, b_middle, b_last, swap, first, last = costs
    best[0, 0] = 0.0
    for j in range(m):
        best[0, j + 1] = best[0, j] - gap(j, m, b_first, b_middle, b_last)
        step[0, j + 1] = 3
    for i in range(1, n + 1):
        gap_a = gap(i - 1, n, a_first, a_middle, a_last)
        best[i, 0] = best[i - 1, 0] - gap_a
        step[i, 0] = 2
        for j in range(1, m + 1):
            factor = first if i == 1 and j == 1 else last if i == n and j == m else 1.0
            top = best[i - 1, j - 1] + factor * weights[i - 1, j - 1]
            how = 1
            way = best[i - 1, j] - gap_a
            if way > top:
                top, how = way, 2
            way = best[i, j - 1] - gap(j - 1, m, b_first, b_middle, b_last)
            if way > top:
                top, how = way, 3
            if i > 1 and j > 1:
                way = best[i - 2, j - 2] + weights[i - 2, j - 1] + weights[i - 1, j - 2] - swap
                if way > top:
                    top, how = way, 4
            if i > 1 and joined_a[i - 2, j - 1] > 0.0:
                way = best[i - 2, j - 1] + joined_a[i - 2, j - 1] - JOINED
                if way > top:
                    top, how = way, 5
            if j > 1 and joined_b[i - 1, j - 2] > 0.0:
                way = best[i - 1, j - 2] + joined_b[i - 1, j - 2] - JOINED
                if way > top:
                    top, how = way, 6
            best[i, j] = top
            step[i, j] = how
    return best[n, m]


@njit(cache=True, nogil=True)
def align_either_way(weights, n, m, costs, turned):
    """The better of both orders: as written, or with the family name of `a` first, at a cost of `turned`.

    `weights[i, j]` of n and m parts, and after them of two neighbours as one word. Gives how many parts of `a` are put
    last, and the steps: a line each with its kind, how many parts of both come before its end, and its weight in bits.
    """
    parts, joined_a, joined_b = weights[:n, :m].copy(), np.full((n, m), NEVER), np.full((n, m), NEVER)
    joined_a[: n - 1] = weights[n:, :m]
    joined_b[:, : m - 1] = weights[:n, m:]
    best, step, turn = np.zeros((13, 13)), np.zeros((13, 13), np.int8), 0
    total = align(parts, n, m, joined_a, joined_b, costs, best, step)
    if n > 1 and m > 1 and parts[0, 0] <= 0 and parts[n - 1, m - 1] <= 0:
        nothing, rolled = np.full((n, m), NEVER), np.empty((n, m))
        for first in (1, n - 1):
            for i in range(n):
                rolled[i] = parts[(i + first) % n]
            other_best, other_step = np.zeros((13, 13)), np.zeros((13, 13), np.int8)
            there = align(rolled, n, m, nothing, nothing, costs, other_best, other_step) - turned
            if there > total:
                total, turn, best, step = there, first, other_best, other_step
    return turn, steps_of(best, step, n, m)


@njit(cache=True, nogil=True)
def compared(weights, n, m, costs, turned):
    """What `align_either_way` gives, and before it the mean agreement of the steps, 0..1, and their sum in bits.

    A part without a partner counts a third of a disagreement.
    """
    turn, steps = align_either_way(weights, n, m, costs, turned)
    if turn:
        steps[0, 3] -= turned / BIT
    agreed = shares = total = 0.0
    for kind, _, _, weight in steps:
        if kind == 2 or kind == 3:
            shares, total = shares + 1 / 3, total + weight
            continue
        several = 2 if kind == 4 else 1
        for _ in range(several):
            agreed += 1 / (1 + np.exp(-weight / several * BIT))
            shares, total = shares + 1, total + weight / several
    return agreed / shares, total, turn, steps


@njit(cache=True, nogil=True)
def steps_of(best, step, n, m):
    """The steps of an alignment from its tables, first one first."""
    steps, first = np.empty((n + m, 4)), n + m
    while n or m:
        kind = step[n, m]
        back_n, back_m = BACK[kind]
        first -= 1
        steps[first, 0], steps[first, 1], steps[first, 2] = kind, n, m
        steps[first, 3] = best[n, m] / BIT - best[n - back_n, m - back_m] / BIT
        n, m = n - back_n, m - back_m
    return steps[first:]


def usual_costs(kunya_a: bool = False, kunya_b: bool = False) -> Costs:
    """The costs in use, the same for both names; a kunya before a full name is easily left out."""
    return Costs(KUNYA if kunya_a else 10.0, 3.0, 4.0, KUNYA if kunya_b else 10.0, 3.0, 4.0, 3.0, 1.3, 1.1)
