"""The compiled inner loops: likeness of two sounds, and the codes of a pair of records.

Everything that one loop calls stands in this file, so that a change here is seen by the compiler's cache. Small
functions are inlined: to hand arrays from function to function costs more than what most of them do.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khabar.linkage.coded import Coded
from khabar.linkage.phonemes import TRANSPOSED

SAME_LIST = 1 << 15
"""The bit beside the free comparisons that marks two records of one list."""

Ints = NDArray[np.int32]
Codes = NDArray[np.uint8]


@njit(cache=True, nogil=True, inline="always")
def bits_in(x: int) -> int:
    """Count the bits of a 32-bit number."""
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    return ((((x + (x >> 4)) & 0x0F0F0F0F) * 0x01010101) & 0xFFFFFFFF) >> 24


@njit(cache=True, nogil=True)
def distance(i: int, j: int, coded: Coded, limit: float, work: NDArray[np.float32]) -> float:
    """Weighted edit distance of two sounds (Damerau's, with the costs of `phonemes`), or 99 beyond the limit.

    `work` (3, 17) is room to work in.
    """
    m = int(coded.lengths[i])
    n = int(coded.lengths[j])
    a = coded.letters[i]
    b = coded.letters[j]
    drop = coded.drop
    substitution = coded.substitution
    work[0, 0] = 0.0
    for y in range(n):
        work[0, y + 1] = work[0, y] + drop[b[y]]
    for x in range(m):
        now = (x + 1) % 3
        last = x % 3
        before = (x + 2) % 3
        gone = drop[a[x]]
        work[now, 0] = work[last, 0] + gone
        least = work[now, 0]
        for y in range(n):
            best = work[last, y] + substitution[a[x], b[y]]
            best = min(best, work[last, y + 1] + gone, work[now, y] + drop[b[y]])
            if x > 0 and y > 0 and a[x] == b[y - 1] and b[y] == a[x - 1]:
                best = min(best, work[before, y - 1] + np.float32(TRANSPOSED))
            work[now, y + 1] = best
            least = min(least, best)
        if least > limit + 1:
            return 99.0
    return float(work[m % 3, n])


@njit(cache=True, nogil=True)
def begins_or_ends(i: int, j: int, coded: Coded) -> bool:
    """Say whether one sound begins or ends with the other, as when a list drops a word of a name."""
    m = np.int64(coded.lengths[i])
    n = np.int64(coded.lengths[j])
    if m < n:
        i, j, m, n = j, i, n, m
    begins = True
    ends = True
    for k in range(n):
        begins &= coded.letters[i, k] == coded.letters[j, k]
        ends &= coded.letters[i, k + m - n] == coded.letters[j, k]
    return begins or ends


@njit(cache=True, nogil=True)
def measured_level(i: int, j: int, coded: Coded, work: NDArray[np.float32]) -> int:
    """Level 0-5 of two sounds on the ladder of `comparisons.TEXT_LEVELS`."""
    longest = max(coded.lengths[i], coded.lengths[j])
    shortest = min(coded.lengths[i], coded.lengths[j])
    if shortest == 0:
        return 0
    limit = max(0.4 * longest, 1.2)
    a = coded.marks[i]
    b = coded.marks[j]
    if shortest >= 3 and longest > shortest and (a & ~b == 0 or b & ~a == 0) and begins_or_ends(i, j, coded):
        return 2
    if bits_in(a & ~b) > limit or bits_in(b & ~a) > limit:
        return 0
    d = distance(i, j, coded, limit, work) - 1e-4
    if d <= 0:
        return 5
    if d <= 0.35:
        return 4
    if d <= 0.75:
        return 3
    if d <= 1.2 and shortest >= 3:
        return 2
    return 1 if d <= 0.4 * longest else 0


@njit(cache=True, nogil=True)
def fill_table(coded: Coded, table: Codes, first: int, last: int) -> None:
    """Fill rows first..last of the table of levels, both halves."""
    work = np.empty((3, 17), np.float32)
    for i in range(first, last):
        table[i, i] = 5
        for j in range(i + 1, table.shape[0]):
            level = measured_level(i, j, coded, work)
            table[i, j] = level
            table[j, i] = level


@njit(cache=True, nogil=True, inline="always")
def text_code(a: int, f: int, b: int, g: int, coded: Coded, work: NDArray[np.float32]) -> int:
    """Compare text f of record a with text g of record b; f and g differ for swapped names."""
    code = 0
    x = coded.hot[a, f]
    y = coded.hot[b, g]
    if x >= 0 and y >= 0:
        i = coded.cold[a, 8 + f]
        j = coded.cold[b, 8 + g]
        if coded.cold[a, f] == coded.cold[b, g]:
            level = 6
        elif i == j:
            level = 5
        elif i < coded.table.shape[0] and j < coded.table.shape[0]:
            level = int(coded.table[i, j])
        else:
            level = measured_level(i, j, coded, work)
        code = 1 + 8 * level + ((coded.cold[a, 16] >> (3 * f)) & 7 if x == y else 7)
    return code


@njit(cache=True, nogil=True, inline="always")
def birth_code(a: int, b: int, hot: Ints) -> int:
    """Compare dates of birth, each packed as (year * 12 + month) * 31 + day."""
    p = hot[a, 8]
    q = hot[b, 8]
    years = abs(hot[a, 9] - hot[b, 9])
    code = 0
    if p >= 0 and q >= 0:
        day_a = p % 31
        day_b = q % 31
        month_a = (p // 31) % 12
        month_b = (q // 31) % 12
        if p == q:
            code = 9
        elif years == 0 and day_a == month_b and day_b == month_a:
            code = 8
        elif day_a == day_b and month_a == month_b and years <= 4:
            code = 7
        elif (years == 0) + (day_a == day_b) + (month_a == month_b) == 2:
            code = 6
        elif abs(p - q) <= 45:
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
def crossed(a: int, b: int, f: int, g: int, coded: Coded, out: Codes, work: NDArray[np.float32]) -> bool:
    """Read names f and g crosswise when straight they disagree and crosswise they agree."""
    if out[f] == 0 or out[g] == 0 or out[f] > 16 or out[g] > 16:
        return False
    x = text_code(a, f, b, g, coded, work)
    y = text_code(a, g, b, f, coded, work)
    if x < 25 or y < 25:
        return False
    out[f] = x
    out[g] = y
    return True


@njit(cache=True, nogil=True, inline="always")
def plain_codes(a: int, b: int, coded: Coded, out: Codes) -> None:
    """Write the codes of everything but names and places."""
    hot = coded.hot
    cold = coded.cold
    out[8] = birth_code(a, b, hot)
    out[9] = event_code(a, b, hot, cold)
    out[10] = age_code(a, b, hot, cold) if out[8] == 0 else 0
    out[11] = 0 if hot[a, 13] < 0 or hot[b, 13] < 0 else 1 + (hot[a, 13] == hot[b, 13])
    out[12] = identifier_code(hot[a, 19], hot[b, 19], coded.digits)
    out[13] = identifier_code(hot[a, 20], hot[b, 20], coded.digits)


@njit(cache=True, nogil=True)
def compare(a: int, b: int, coded: Coded, out: Codes, work: NDArray[np.float32]) -> None:
    """Write the codes of a pair, in the order of `comparisons.COMPARISONS`.

    Where both records place the event at home, its place says nothing that the home has not said.
    """
    for f in range(8):
        out[f] = text_code(a, f, b, f, coded, work)
    if out[5] and coded.hot[a, 5] == coded.hot[a, 6] and coded.hot[b, 5] == coded.hot[b, 6]:
        out[6] = 0
    plain_codes(a, b, coded, out)
    out[14] = 0
    if crossed(a, b, 0, 3, coded, out, work):
        out[14] = 1
    elif crossed(a, b, 1, 2, coded, out, work):
        out[14] = 2
    elif crossed(a, b, 0, 1, coded, out, work):
        out[14] = 3


@njit(cache=True, nogil=True)
def compare_many(left: Ints, right: Ints, coded: Coded, out: Codes) -> None:
    """Write the codes of many pairs, one row each."""
    work = np.empty((3, 17), np.float32)
    for k in range(len(left)):
        compare(left[k], right[k], coded, out[k], work)


@njit(cache=True, nogil=True)
def compare_plain(left: Ints, right: Ints, coded: Coded, out: Codes) -> None:
    """As `compare_many`, names and places left aside."""
    for k in range(len(left)):
        plain_codes(left[k], right[k], coded, out[k])


@njit(cache=True, nogil=True)
def compare_text(left: Ints, right: Ints, f: int, coded: Coded, out: Codes) -> None:
    """Write the codes of text f for many pairs."""
    work = np.empty((3, 17), np.float32)
    for k in range(len(left)):
        out[k] = text_code(left[k], f, right[k], f, coded, work)


@njit(cache=True, nogil=True, inline="always")
def agreement(a: int, b: int, hot: Ints) -> int:
    """Say as bits on which columns of `hot` two records agree."""
    bits = 0
    for k in range(22):
        bits |= int((hot[a, k] == hot[b, k]) & (hot[a, k] >= 0)) << k
    return bits


@njit(cache=True, nogil=True, inline="always")
def mixed(a: int, b: int) -> int:
    """Hash a pair to 31 bits, to draw samples that don't depend on the order of work (after Steele's splitmix)."""
    x = np.uint64(a) * np.uint64(0x9E3779B97F4A7C15) ^ (np.uint64(b) + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(29)
    x *= np.uint64(0x94D049BB133111EB)
    return int(x >> np.uint64(33))


@njit(cache=True, nogil=True, inline="always")
def could_reach(
    a: int,
    b: int,
    agreed: int,
    start: float,
    floor: float,
    coded: Coded,
    bits: NDArray[np.float32],
    best: NDArray[np.float32],
) -> bool:
    """Say whether a pair can still reach the floor: numbers first, then names whose sounds are quickly told apart.

    Every name counts with the most it can be worth until it has been looked at; pairs whose names may be swapped pass.
    """
    hot = coded.hot
    cold = coded.cold
    table = coded.table
    birth = birth_code(a, b, hot)
    bound = start + bits[8, birth] + bits[9, event_code(a, b, hot, cold)]
    if hot[a, 13] >= 0 and hot[b, 13] >= 0:
        bound += bits[11, 1 + (hot[a, 13] == hot[b, 13])]
    bound += bits[12, identifier_code(hot[a, 19], hot[b, 19], coded.digits)]
    bound += bits[13, identifier_code(hot[a, 20], hot[b, 20], coded.digits)]
    if birth == 0:
        bound += bits[10, age_code(a, b, hot, cold)]
    apart = 0
    for f in range(8):
        if hot[a, f] >= 0 and hot[b, f] >= 0:
            if (agreed >> f) & 1:
                bound += best[f, (cold[a, 16] >> (3 * f)) & 7]
            else:
                bound += best[f, 7]
                apart |= 1 << f
    swapped = ((hot[a, 0] == hot[b, 3]) | (hot[a, 3] == hot[b, 0])) & (apart & 9 == 9)
    swapped |= ((hot[a, 1] == hot[b, 2]) | (hot[a, 2] == hot[b, 1])) & (apart & 6 == 6)
    swapped |= ((hot[a, 0] == hot[b, 1]) | (hot[a, 1] == hot[b, 0])) & (apart & 3 == 3)
    if swapped:
        return bound >= floor - 12.0
    for f in range(8):
        if bound < floor:
            break
        if (apart >> f) & 1:
            i = cold[a, 8 + f]
            j = cold[b, 8 + f]
            if i < table.shape[0] and j < table.shape[0]:
                bound += bits[f, 8 + 8 * table[i, j]] - best[f, 7]
            else:
                limit = max(0.4 * max(coded.lengths[i], coded.lengths[j]), 1.2)
                x = coded.marks[i]
                y = coded.marks[j]
                if x & ~y != 0 and y & ~x != 0 and (bits_in(x & ~y) > limit or bits_in(y & ~x) > limit):
                    bound += bits[f, 8] - best[f, 7]
    return bound >= floor


@njit(cache=True, nogil=True)
def walk(
    order: Ints,
    starts: NDArray[np.int64],
    first: int,
    last: int,
    rule: int,
    rules: Ints,
    unbound: NDArray[np.uint16],
    coded: Coded,
    bits: NDArray[np.float32],
    best: NDArray[np.float32],
    prior: NDArray[np.float32],
    floor: float,
    one_in: int,
    left: Ints,
    right: Ints,
    codes: Codes,
    free: NDArray[np.uint16],
) -> tuple[int, int]:
    """Go through the pairs of blocks first..last of a rule; keep those whose match weight reaches the floor.

    A pair that an earlier rule brings too is left to that rule. `bits` (16, 64): weight of each code; `best` (8, 8):
    the largest weight of each bin of a text; `prior`: bits for pairs of different lists and of one list; one_in:
    look at a hashed sample only. Returns how many pairs were kept and how many were looked at.
    """
    kept = 0
    seen = 0
    hot = coded.hot
    work = np.empty((3, 17), np.float32)
    for block in range(first, last):
        for p in range(starts[block], starts[block + 1]):
            for q in range(p + 1, starts[block + 1]):
                a = min(order[p], order[q])
                b = max(order[p], order[q])
                if one_in > 1 and mixed(a, b) % one_in != 0:
                    continue
                agreed = agreement(a, b, hot)
                live = hot[a, 23] & hot[b, 23]
                earlier = False
                for r in range(rule):
                    if agreed & rules[r] == rules[r] and (live >> r) & 1:
                        earlier = True
                        break
                if earlier:
                    continue
                if kept == len(left):
                    return kept, seen
                seen += 1
                same_list = hot[a, 22] == hot[b, 22]
                start = prior[1] if same_list else prior[0]
                if not could_reach(a, b, agreed, start, floor, coded, bits, best):
                    continue
                compare(a, b, coded, codes[kept], work)
                total = start
                for c in range(15):
                    total += bits[c, codes[kept, c]]
                if total < floor:
                    continue
                mask = np.uint16(SAME_LIST) if same_list else np.uint16(0)
                for r in range(rule, len(rules)):
                    if agreed & rules[r] == rules[r] and (live >> r) & 1:
                        mask |= unbound[r]
                free[kept] = mask
                left[kept] = a
                right[kept] = b
                kept += 1
    return kept, seen
