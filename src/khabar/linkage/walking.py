"""The compiled walk through all candidate pairs: most are dropped after a look at what agrees.

The records of a block are laid side by side first, once by row and once by column: pairs then cost no trips through
memory, and what agrees with one record is found for many others at a time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.linkage.bare import bare, bare_coded
from khabar.linkage.coded import (
    BINS,
    EVENT_KIND,
    KEYS,
    LIST,
    OPEN,
    Coded,
)
from khabar.linkage.kernels import SAME_LIST, Bits, Codes, Ints, finish, plain_codes, text_code
from khabar.linkage.likeness import Work
from khabar.linkage.looking import KIND, LENGTHS, MARKS, agreements, first_looks, taken

FEW = 8
"""Records that are left in a block below which they are compared one by one."""


class Room(NamedTuple):
    """Room to work in: the records of one block by row and by column, and what is found for one against the others."""

    hot: Ints
    cold: Ints
    columns: Ints
    agreed: Ints
    gone: Ints
    bounds: Bits
    work: Work


def make_room(records: int, coded: Coded) -> Room:
    """Make room for blocks of up to so many records."""
    return Room(
        np.empty((records, coded.hot.shape[1]), np.int32),
        np.empty((records, coded.cold.shape[1]), np.int32),
        np.empty((LENGTHS + 8, records), np.int32),
        np.empty(records, np.int32),
        np.empty(records, np.int32),
        np.empty(records, np.float32),
        np.empty((3, 17), np.float32),
    )


@njit(cache=True, nogil=True, inline="always")
def agreement(a: int, b: int, hot: Ints) -> int:
    """Say as bits on which columns of `hot` two records agree."""
    bits = 0
    for k in range(KEYS):
        bits |= int((hot[a, k] == hot[b, k]) & (hot[a, k] >= 0)) << k
    return bits


@njit(cache=True, nogil=True, inline="always")
def taken_alone(agreed: int, live: int, rule: int, rules: Ints) -> bool:
    """As `taken`, for one pair."""
    found = False
    for r in range(rule):
        found |= (agreed & rules[r] == rules[r]) & ((live >> r) & 1 == 1)
    return found


@njit(cache=True, nogil=True, inline="always")
def examine(
    a: int,
    b: int,
    agreed: int,
    start: float,
    floor: float,
    hot: Ints,
    cold: Ints,
    marks: Ints,
    lengths: Codes,
    table: Codes,
    digits: Codes,
    coded: Coded,
    bits: Bits,
    best: Bits,
    hopes: Bits,
    texts: Ints,
    out: Codes,
    k: int,
    work: Work,
) -> float:
    """Write a pair's codes and give its match weight against chance, or give up once the floor is out of reach.

    Every comparison counts with the most it can be worth until it has been made; numbers come first, then the names
    that differ, one after the other. Names that may be swapped have some bits to gain.
    """
    apart = 0
    bins = cold[a, 16]
    hoped = hopes[2, 2] + hopes[2, 0]
    bound = start + hoped
    for f in texts:
        alike = (agreed >> f) & 1
        said = (hot[a, f] >= 0) & (hot[b, f] >= 0)
        bin_ = (bins >> (3 * f)) & 7 if alike else (7 if said else 8)
        bound += best[f, bin_]
        apart |= int(bin_ == 7) << f
    swapped = ((hot[a, 0] == hot[b, 3]) | (hot[a, 3] == hot[b, 0])) & (apart & 9 == 9)
    swapped |= ((hot[a, 1] == hot[b, 2]) | (hot[a, 2] == hot[b, 1])) & (apart & 6 == 6)
    swapped |= ((hot[a, 0] == hot[b, 1]) | (hot[a, 1] == hot[b, 0])) & (apart & 3 == 3)
    if swapped:
        floor -= hopes[2, 1]
    if bound < floor:
        return float(bound)
    plain_codes(a, b, hot, cold, digits, out, k)
    bound -= hoped
    for c in range(8, 14):
        bound += bits[c, out[k, c]]
    if bound < floor:
        return float(bound)
    for f in texts:
        if (apart >> f) & 1:
            out[k, f] = text_code(a, f, b, f, hot, cold, marks, lengths, table, coded, work)
            bound += bits[f, out[k, f]] - best[f, 7]
            if bound < floor:
                return float(bound)
    for f in texts:
        if not (apart >> f) & 1:
            out[k, f] = text_code(a, f, b, f, hot, cold, marks, lengths, table, coded, work)
    finish(a, b, hot, coded, out, k, work)
    total = np.float64(start)
    for c in range(15):
        total += bits[c, out[k, c]]
    return float(total)


@njit(cache=True, nogil=True, inline="always")
def free_of(rule: int, agreed: int, live: int, same_list: bool, rules: Ints, unbound: NDArray[np.uint16]) -> int:
    """Which comparisons some rule left free that brings a pair, as bits; from bit 16 up, how many rules bring it."""
    mask = SAME_LIST if same_list else 0
    fired = 0
    for r in range(rule, len(rules)):
        if agreed & rules[r] == rules[r] and (live >> r) & 1:
            mask |= int(unbound[r])
            fired += 1
    return mask | fired << 16


@njit(cache=True, nogil=True)
def walk(
    order: Ints,
    records: Ints,
    starts: NDArray[np.int64],
    rule: int,
    rules: Ints,
    unbound: NDArray[np.uint16],
    coded: Coded,
    bits: Bits,
    best: Bits,
    hopes: Bits,
    texts: Ints,
    prior: Bits,
    floor: float,
    fresh: int,
    left: Ints,
    right: Ints,
    codes: Codes,
    free: NDArray[np.uint16],
    room: Room,
) -> tuple[int, int]:
    """Go through the pairs of some blocks of a rule; keep those whose match weight reaches the floor.

    `order`: rows of `coded`, `records`: what they are called, `starts`: where each block begins, and the last ends. A
    pair that an earlier rule brings too is left to that rule. `bits` (16, 64): weight of each code; `best` (8, 9): the
    largest weight of each bin of a text, then 0 for a silent side; `hopes` (3, 8): see `hopes`; `texts`: those that any
    list has; `prior`: bits for pairs of different lists and of one list; fresh: leave out pairs of records that both
    come before this one; `room`: for the largest block. Returns how many pairs were kept and how many were looked at.
    """
    coded = bare_coded(coded)
    order, records, starts, rules = bare(order), bare(records), bare(starts), bare(rules)
    unbound, texts = bare(unbound), bare(texts)
    bits, best, hopes, prior = bare(bits), bare(best), bare(hopes), bare(prior)
    left, right, codes, free = bare(left), bare(right), bare(codes), bare(free)
    kept = 0
    seen = 0
    hot, cold, columns, work = bare(room.hot), bare(room.cold), bare(room.columns), bare(room.work)
    agreed, gone, bounds = bare(room.agreed), bare(room.gone), bare(room.bounds)
    marks, lengths, table, digits = coded.marks, coded.lengths, coded.table, coded.digits
    here = Coded(hot, cold, coded.letters, lengths, marks, table, digits, coded.substitution, coded.drop)
    for block in range(len(starts) - 1):
        begin = starts[block]
        size = starts[block + 1] - begin
        many = size >= FEW
        for p in range(size):
            row = order[begin + p]
            for k in range(hot.shape[1]):
                hot[p, k] = coded.hot[row, k]
            for k in range(cold.shape[1]):
                cold[p, k] = coded.cold[row, k]
            if many:
                for k in range(hot.shape[1]):
                    columns[k, p] = hot[p, k]
                columns[KIND, p] = cold[p, EVENT_KIND]
                for f in texts:
                    if hot[p, f] >= 0:
                        columns[MARKS + f, p] = marks[cold[p, 8 + f]]
                        columns[LENGTHS + f, p] = lengths[cold[p, 8 + f]]
        for p in range(size):
            crowd = many and size - p > FEW
            if crowd:
                agreements(p, size, columns, agreed)
                taken(p, size, rule, rules, columns, agreed, gone)
                first_looks(p, size, columns, cold[p, BINS], bits, best, hopes, texts, prior, bounds)
            for q in range(p + 1, size):
                if records[begin + q] < fresh:
                    continue
                if crowd:
                    if gone[q]:
                        continue
                else:
                    agreed[q] = agreement(p, q, hot)
                    if taken_alone(agreed[q], hot[p, OPEN] & hot[q, OPEN], rule, rules):
                        continue
                if kept == len(left):
                    return kept, seen
                seen += 1
                if crowd and bounds[q] < floor:
                    continue
                same_list = hot[p, LIST] == hot[q, LIST]
                start = prior[1] if same_list else prior[0]
                weight = examine(
                    p, q, agreed[q], start, floor, hot, cold, marks, lengths, table, digits, here, bits, best, hopes,
                    texts, codes, kept, work,
                )  # fmt: skip
                if weight < floor:
                    continue
                mask = free_of(rule, agreed[q], hot[p, OPEN] & hot[q, OPEN], same_list, rules, unbound)
                codes[kept, 15] = mask >> 16
                free[kept] = mask & 0xFFFF
                left[kept] = records[begin + p]
                right[kept] = records[begin + q]
                kept += 1
    return kept, seen
