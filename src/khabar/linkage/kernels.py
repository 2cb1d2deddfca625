"""The compiled inner loops: the codes of a pair of records, and the walk through all candidate pairs.

Small functions are inlined: to hand arrays from function to function costs more than what most of them do.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.linkage.bare import bare, bare_coded
from khabar.linkage.coded import Coded
from khabar.linkage.likeness import Work, measured_level, too_far

SAME_LIST = 1 << 15
"""The bit beside the free comparisons that marks two records of one list."""

Ints = NDArray[np.int32]
Codes = NDArray[np.uint8]
Bits = NDArray[np.float32]


@njit(cache=True, nogil=True, inline="always")
def known_level(i: int, j: int, table: Codes, coded: Coded, work: Work) -> int:
    """Level of two sounds; what the table doesn't hold yet is measured, and kept there as level + 1."""
    if i > j:
        i, j = j, i
    level = int(table[i, j]) - 1
    if level < 0:
        level = measured_level(i, j, coded, work)
        table[i, j] = level + 1
    return level


@njit(cache=True, nogil=True, inline="always")
def text_code(
    a: int,
    f: int,
    b: int,
    g: int,
    hot: Ints,
    cold: Ints,
    marks: Ints,
    lengths: Codes,
    table: Codes,
    coded: Coded,
    work: Work,
) -> int:
    """Compare text f of record a with text g of record b; f and g differ for swapped names."""
    code = 0
    x = hot[a, f]
    y = hot[b, g]
    if x >= 0 and y >= 0:
        i = cold[a, 8 + f]
        j = cold[b, 8 + g]
        if cold[a, f] == cold[b, g]:
            level = 6
        elif i == j:
            level = 5
        elif too_far(marks[i], marks[j], lengths[i], lengths[j]):
            level = 0
        elif i < table.shape[0] and j < table.shape[0]:
            level = known_level(i, j, table, coded, work)
        else:
            level = measured_level(i, j, coded, work)
        code = 1 + 8 * level + ((cold[a, 16] >> (3 * f)) & 7 if x == y else 7)
    return code


@njit(cache=True, nogil=True)
def text_code_called(a: int, f: int, b: int, g: int, coded: Coded, work: Work) -> int:
    """As `text_code`, compiled once: for loops that are not in a hurry."""
    hot, cold, marks, lengths, table = coded.hot, coded.cold, coded.marks, coded.lengths, coded.table
    code: int = text_code(a, f, b, g, hot, cold, marks, lengths, table, coded, work)
    return code


@njit(cache=True, nogil=True, inline="always")
def birth_code(a: int, b: int, hot: Ints) -> int:
    """Compare dates of birth, each packed as year * 512 + month * 32 + day."""
    p = hot[a, 8]
    q = hot[b, 8]
    years = abs(hot[a, 9] - hot[b, 9])
    code = 0
    if p >= 0 and q >= 0:
        day_a = p & 31
        day_b = q & 31
        month_a = (p >> 5) & 15
        month_b = (q >> 5) & 15
        if p == q:
            code = 9
        elif years == 0 and day_a == month_b and day_b == month_a:
            code = 8
        elif day_a == day_b and month_a == month_b and years <= 4:
            code = 7
        elif (years == 0) + (day_a == day_b) + (month_a == month_b) == 2:
            code = 6
        elif abs((hot[a, 9] - hot[b, 9]) * 365 + (month_a - month_b) * 30 + day_a - day_b) <= 45:
            code = 5
        elif years <= 1:
            code = 4 - years
        else:
            code = 2 if years <= 4 else 1
    elif hot[a, 9] >= 0 and hot[b, 9] >= 0:
        code = 13 - years if years <= 1 else (11 if years <= 4 else 10)
    return code


@njit(cache=True, nogil=True, inline="always")
def event_code(a: int, b: int, hot: Ints, cold: Ints) -> int:
    """Compare dates of events of one kind, in days, in months or in years, as far as both say."""
    code = 0
    if cold[a, 18] != cold[b, 18] and cold[a, 18] >= 0 and cold[b, 18] >= 0:
        pass
    elif hot[a, 10] >= 0 and hot[b, 10] >= 0:
        days = abs(hot[a, 10] - hot[b, 10])
        if days <= 10:
            code = 8 if days == 0 else (7 if days <= 2 else (6 if days <= 5 else 5))
        elif days <= 66:
            code = 4
        elif 359 <= days <= 371:
            code = 3
        else:
            code = 2 if days <= 400 else 1
    elif hot[a, 11] >= 0 and hot[b, 11] >= 0:
        code = 12 - min(abs(hot[a, 11] - hot[b, 11]), 3)
    elif hot[a, 12] >= 0 and hot[b, 12] >= 0:
        code = 15 - min(abs(hot[a, 12] - hot[b, 12]), 2)
    return code


@njit(cache=True, nogil=True, inline="always")
def age_code(a: int, b: int, hot: Ints, cold: Ints) -> int:
    """Compare ages, or an age with a year of birth, where two births can't be compared."""
    x = cold[a, 17]
    y = cold[b, 17]
    if x < 0 or y < 0:
        x = hot[a, 14]
        y = hot[b, 14]
    code = 0
    if x >= 0 and y >= 0:
        gap = abs(x - y)
        code = 5 - gap if gap <= 2 else (2 if gap <= 5 else 1)
    return code


@njit(cache=True, nogil=True, inline="always")
def identifier_code(x: int, y: int, digits: Codes) -> int:
    """Compare two identifiers by their numbers in the vocabulary of identifiers."""
    code = 0
    if x >= 0 and y >= 0:
        code = 3
        if x != y:
            wrong = 0
            for k in range(16):
                wrong += digits[x, k] != digits[y, k]
            code = 2 if wrong <= 1 else 1
    return code


@njit(cache=True, nogil=True)
def cross(a: int, b: int, f: int, g: int, coded: Coded, out: Codes, k: int, work: Work) -> bool:
    """Read names f and g crosswise if they agree so."""
    x = text_code_called(a, f, b, g, coded, work)
    y = text_code_called(a, g, b, f, coded, work)
    if x < 25 or y < 25:
        return False
    out[k, f] = x
    out[k, g] = y
    return True


@njit(cache=True, nogil=True, inline="always")
def may_cross(a: int, b: int, f: int, g: int, hot: Ints, out: Codes, k: int) -> bool:
    """Say whether names f and g disagree straight while one of them agrees in class crosswise."""
    apart = (out[k, f] > 0) & (out[k, f] <= 16) & (out[k, g] > 0) & (out[k, g] <= 16)
    apart &= (hot[a, f] != hot[b, f]) & (hot[a, g] != hot[b, g])
    return bool(apart & ((hot[a, f] == hot[b, g]) | (hot[a, g] == hot[b, f])))


@njit(cache=True, nogil=True, inline="always")
def finish(a: int, b: int, hot: Ints, coded: Coded, out: Codes, k: int, work: Work) -> None:
    """Read names crosswise where that fits better; drop an event's place that the home has said already."""
    if out[k, 5] and hot[a, 5] == hot[a, 6] and hot[b, 5] == hot[b, 6]:
        out[k, 6] = 0
    out[k, 14] = 0
    if may_cross(a, b, 0, 3, hot, out, k) and cross(a, b, 0, 3, coded, out, k, work):
        out[k, 14] = 1
    elif may_cross(a, b, 1, 2, hot, out, k) and cross(a, b, 1, 2, coded, out, k, work):
        out[k, 14] = 2
    elif may_cross(a, b, 0, 1, hot, out, k) and cross(a, b, 0, 1, coded, out, k, work):
        out[k, 14] = 3


@njit(cache=True, nogil=True, inline="always")
def plain_codes(a: int, b: int, hot: Ints, cold: Ints, digits: Codes, out: Codes, k: int) -> None:
    """Write the codes of everything but names and places."""
    out[k, 8] = birth_code(a, b, hot)
    out[k, 9] = event_code(a, b, hot, cold)
    out[k, 10] = age_code(a, b, hot, cold) if out[k, 8] == 0 else 0
    out[k, 11] = 0 if hot[a, 13] < 0 or hot[b, 13] < 0 else 1 + (hot[a, 13] == hot[b, 13])
    out[k, 12] = identifier_code(hot[a, 19], hot[b, 19], digits)
    out[k, 13] = identifier_code(hot[a, 20], hot[b, 20], digits)


@njit(cache=True, nogil=True)
def compare_many(left: Ints, right: Ints, coded: Coded, out: Codes) -> None:
    """Write the codes of many pairs, one row each, in the order of `comparisons.COMPARISONS`."""
    coded, left, right, out = bare_coded(coded), bare(left), bare(right), bare(out)
    hot, cold, digits = coded.hot, coded.cold, coded.digits
    work = np.empty((3, 17), np.float32)
    for k in range(len(left)):
        a = left[k]
        b = right[k]
        for f in range(8):
            out[k, f] = text_code_called(a, f, b, f, coded, work)
        plain_codes(a, b, hot, cold, digits, out, k)
        finish(a, b, hot, coded, out, k, work)


@njit(cache=True, nogil=True)
def compare_plain(left: Ints, right: Ints, coded: Coded, out: Codes) -> None:
    """As `compare_many`, names and places left aside."""
    coded, left, right, out = bare_coded(coded), bare(left), bare(right), bare(out)
    hot, cold, digits = coded.hot, coded.cold, coded.digits
    for k in range(len(left)):
        plain_codes(left[k], right[k], hot, cold, digits, out, k)


@njit(cache=True, nogil=True)
def compare_text(left: Ints, right: Ints, f: int, coded: Coded, out: Codes) -> None:
    """Write the codes of text f for many pairs."""
    coded, left, right, out = bare_coded(coded), bare(left), bare(right), bare(out)
    work = np.empty((3, 17), np.float32)
    for k in range(len(left)):
        out[k] = text_code_called(left[k], f, right[k], f, coded, work)
