"""A first look at one record of a block against all that follow: what agrees, who comes elsewhere, what to hope for.

Loops over plain columns, simple enough for the compiler to take eight records at a time.
"""

from __future__ import annotations

import numpy as np

from khabar.compiled import njit
from khabar.linkage.coded import (
    BIRTH_DAY,
    BIRTH_YEAR,
    EVENT_DAY,
    EVENT_MONTH,
    EVENT_YEAR,
    KEYS,
    LIST,
    OPEN,
)
from khabar.linkage.kernels import Bits, Ints
from khabar.linkage.likeness import bits_in
from khabar.linkage.phonemes import WILD

KIND = OPEN + 1
"""The row of a block's columns that holds the kind of event."""

MARKS = KIND + 1
LENGTHS = MARKS + 8
"""The first rows that hold marks and lengths of sounds."""


@njit(cache=True, nogil=True)
def agreements(p: int, size: int, columns: Ints, agreed: Ints) -> None:
    """Write on which columns record p of a block agrees with each record after it, as bits."""
    rest = np.uint64(size - p - 1)
    out = agreed[p + 1 : size]
    for q in range(rest):
        out[q] = 0
    for k in range(KEYS):
        value = columns[k, p]
        if value >= 0:
            column = columns[k, p + 1 : size]
            for q in range(rest):
                out[q] |= np.int32(column[q] == value) << np.int32(k)


@njit(cache=True, nogil=True)
def taken(p: int, size: int, rule: int, rules: Ints, columns: Ints, agreed: Ints, gone: Ints) -> None:
    """Say of each record after p whether an earlier rule brings the pair too: 0 where none does."""
    rest = np.uint64(size - p - 1)
    out = gone[p + 1 : size]
    for q in range(rest):
        out[q] = 0
    both = agreed[p + 1 : size]
    opened = columns[OPEN, p + 1 : size]
    for r in range(rule):
        if (columns[OPEN, p] >> r) & 1:
            mask = np.int32(rules[r])
            bit = np.int32(1 << r)
            for q in range(rest):
                out[q] |= np.int32((both[q] & mask) == mask) & np.int32((opened[q] & bit) != 0)


@njit(cache=True, nogil=True, inline="always")
def birth_hopes(p: int, size: int, columns: Ints, hope: Bits, out: Bits) -> None:
    """Add the most that two births can be worth: equal, same year, same day and month, apart; years; day for month."""
    rest = np.uint64(size - p - 1)
    day = columns[BIRTH_DAY, p]
    year = columns[BIRTH_YEAR, p]
    days = columns[BIRTH_DAY, p + 1 : size]
    years = columns[BIRTH_YEAR, p + 1 : size]
    if day >= 0:
        turned = ((day & 31) << 5) + ((day >> 5) & 15) + (year << 9)
        for q in range(rest):
            full = hope[1] if years[q] == year else hope[3]
            full = hope[2] if (days[q] ^ day) & 511 == 0 else full
            full = hope[6] if days[q] == turned else full
            full = hope[0] if days[q] == day else full
            part = hope[4] if years[q] == year else (hope[5] if years[q] >= 0 else np.float32(0))
            out[q] += full if days[q] >= 0 else part
    elif year >= 0:
        for q in range(rest):
            out[q] += hope[4] if years[q] == year else (hope[5] if years[q] >= 0 else np.float32(0))


@njit(cache=True, nogil=True, inline="always")
def event_hopes(p: int, size: int, columns: Ints, hope: Bits, out: Bits) -> None:
    """Add the most that two events can be worth: same day, within 10 days, 66, apart; months equal, apart; years."""
    rest = np.uint64(size - p - 1)
    day = columns[EVENT_DAY, p]
    month = columns[EVENT_MONTH, p]
    year = columns[EVENT_YEAR, p]
    kind = columns[KIND, p]
    days = columns[EVENT_DAY, p + 1 : size]
    months = columns[EVENT_MONTH, p + 1 : size]
    years = columns[EVENT_YEAR, p + 1 : size]
    kinds = columns[KIND, p + 1 : size]
    if year < 0:
        return
    for q in range(rest):
        gap = abs(days[q] - day)
        value = hope[6] if years[q] == year else hope[7]
        by_month = hope[4] if months[q] == month else hope[5]
        by_day = hope[0] if gap == 0 else (hope[1] if gap <= 10 else (hope[2] if gap <= 66 else hope[3]))
        value = by_month if (months[q] >= 0) & (month >= 0) else value
        value = by_day if (days[q] >= 0) & (day >= 0) else value
        apart = (kinds[q] != kind) & (kinds[q] >= 0) & (kind >= 0)
        out[q] += np.float32(0) if apart | (years[q] < 0) else value


@njit(cache=True, nogil=True)
def first_looks(
    p: int, size: int, columns: Ints, bins: int, bits: Bits, best: Bits, hopes: Bits, texts: Ints, prior: Bits,
    bounds: Bits,
) -> None:  # fmt: skip
    """Write the most that each pair of record p with a later one may weigh, as `examine` reckons it."""
    rest = np.uint64(size - p - 1)
    out = bounds[p + 1 : size]
    lists = columns[LIST, p + 1 : size]
    for q in range(rest):
        out[q] = (prior[1] if lists[q] == columns[LIST, p] else prior[0]) + hopes[2, 0]
    birth_hopes(p, size, columns, hopes[0], out)
    event_hopes(p, size, columns, hopes[1], out)
    for f in texts:
        if columns[f, p] >= 0:
            alike = best[f, (bins >> (3 * f)) & 7]
            near = best[f, 7]
            far = min(bits[f, 8], near)
            middling = max(far, bits[f, 16], bits[f, 24])
            said = columns[f, p + 1 : size]
            value = columns[f, p]
            marks = columns[MARKS + f, p + 1 : size]
            mark = columns[MARKS + f, p]
            lengths = columns[LENGTHS + f, p + 1 : size]
            length = columns[LENGTHS + f, p]
            for q in range(rest):
                more = mark & ~marks[q] & (WILD - 1)
                less = marks[q] & ~mark & (WILD - 1)
                limit = max(35 * max(length, lengths[q]), 120)
                alien = max(bits_in(more), bits_in(less)) * 100 > limit
                apart = far if alien & (more != 0) & (less != 0) else middling
                apart = near if (marks[q] == mark) | ((marks[q] | mark) >= WILD) else apart
                out[q] += alike if said[q] == value else (apart if said[q] >= 0 else np.float32(0))
    for f, g in ((0, 3), (1, 2), (0, 1)):
        x, y = columns[f, p], columns[g, p]
        if x >= 0 and y >= 0:
            one, other = columns[f, p + 1 : size], columns[g, p + 1 : size]
            for q in range(rest):
                crossed = ((one[q] == y) | (other[q] == x)) & (one[q] != x) & (other[q] != y)
                out[q] += hopes[2, 1] if crossed & (one[q] >= 0) & (other[q] >= 0) else np.float32(0)
