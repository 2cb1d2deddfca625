"""The compiled inner loops: likeness of two sounds, and the codes of a pair of records.

Everything that one loop calls stands in this file, so that a change here is seen by the compiler's cache.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khabar.linkage.coded import Coded
from khabar.linkage.phonemes import TRANSPOSED

SAME_LIST = 1 << 15
"""The bit beside the free comparisons that marks two records of one list."""


@njit(cache=True, nogil=True)
def bits_in(x: int) -> int:
    """Count the bits of a 32-bit number."""
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    return ((((x + (x >> 4)) & 0x0F0F0F0F) * 0x01010101) & 0xFFFFFFFF) >> 24


@njit(cache=True, nogil=True)
def distance(i: int, j: int, coded: Coded) -> float:
    """Weighted edit distance of two sounds (Damerau's, with the costs of `phonemes`)."""
    m = int(coded.lengths[i])
    n = int(coded.lengths[j])
    before = np.empty(17, np.float32)
    last = np.empty(17, np.float32)
    now = np.empty(17, np.float32)
    last[0] = 0.0
    for y in range(n):
        last[y + 1] = last[y] + coded.drop[coded.letters[j, y]]
    for x in range(m):
        a = coded.letters[i, x]
        now[0] = last[0] + coded.drop[a]
        for y in range(n):
            b = coded.letters[j, y]
            best = last[y] + coded.substitution[a, b]
            best = min(best, last[y + 1] + coded.drop[a], now[y] + coded.drop[b])
            if x > 0 and y > 0 and a == coded.letters[j, y - 1] and b == coded.letters[i, x - 1]:
                best = min(best, before[y - 1] + np.float32(TRANSPOSED))
            now[y + 1] = best
        before, last, now = last, now, before
    return float(last[n])


@njit(cache=True, nogil=True)
def sound_level(i: int, j: int, coded: Coded) -> int:
    """Level 0-5 of two distinct spellings' sounds on the ladder of `comparisons.TEXT_LEVELS`."""
    if i == j:
        return 5
    size = coded.table.shape[0]
    if i < size and j < size:
        return int(coded.table[i, j])
    return measured_level(i, j, coded)


@njit(cache=True, nogil=True)
def measured_level(i: int, j: int, coded: Coded) -> int:
    """As `sound_level`, without the table."""
    longest = max(coded.lengths[i], coded.lengths[j])
    shortest = min(coded.lengths[i], coded.lengths[j])
    if shortest == 0:
        return 0
    limit = max(0.4 * longest, 1.2)
    a = coded.marks[i]
    b = coded.marks[j]
    if bits_in(a & ~b) > limit or bits_in(b & ~a) > limit:
        return 0
    d = distance(i, j, coded) - 1e-4
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
def fill_table(coded: Coded, table: NDArray[np.uint8], first: int, last: int) -> None:
    """Fill rows first..last of the table of levels, both halves."""
    for i in range(first, last):
        table[i, i] = 5
        for j in range(i + 1, table.shape[0]):
            level = measured_level(i, j, coded)
            table[i, j] = level
            table[j, i] = level


@njit(cache=True, nogil=True)
def text_code(a: int, f: int, b: int, g: int, coded: Coded) -> int:
    """Compare text f of record a with text g of record b; f and g differ for swapped names."""
    x = coded.hot[a, f]
    y = coded.hot[b, g]
    if x < 0 or y < 0:
        return 0
    if coded.cold[a, f] == coded.cold[b, g]:
        level = 6
    else:
        level = sound_level(coded.cold[a, 8 + f], coded.cold[b, 8 + g], coded)
    bin_ = (coded.cold[a, 16] >> (3 * f)) & 7 if x == y else 7
    return 1 + 8 * level + bin_


@njit(cache=True, nogil=True)
def birth_code(a: int, b: int, coded: Coded) -> int:
    """Compare dates of birth, each packed as (year * 12 + month) * 31 + day."""
    p = coded.hot[a, 8]
    q = coded.hot[b, 8]
    years = abs(coded.hot[a, 9] - coded.hot[b, 9])
    if p >= 0 and q >= 0:
        if p == q:
            return 9
        day_a = p % 31
        day_b = q % 31
        month_a = (p // 31) % 12
        month_b = (q // 31) % 12
        if years == 0 and day_a == month_b and day_b == month_a:
            return 8
        if day_a == day_b and month_a == month_b and years <= 4:
            return 7
        if (years == 0) + (day_a == day_b) + (month_a == month_b) == 2:
            return 6
        if abs(p - q) <= 45:
            return 5
        if years == 0:
            return 4
        return 3 if years == 1 else (2 if years <= 4 else 1)
    if coded.hot[a, 9] < 0 or coded.hot[b, 9] < 0:
        return 0
    return 13 if years == 0 else (12 if years == 1 else (11 if years <= 4 else 10))


@njit(cache=True, nogil=True)
def event_code(a: int, b: int, coded: Coded) -> int:
    """Compare dates of events, in days, in months or in years, as far as both say."""
    if coded.hot[a, 10] >= 0 and coded.hot[b, 10] >= 0:
        days = abs(coded.hot[a, 10] - coded.hot[b, 10])
        if days <= 2:
            return 8 if days == 0 else 7
        if days <= 10:
            return 6 if days <= 5 else 5
        if days <= 66:
            return 4
        if 359 <= days <= 371:
            return 3
        return 2 if days <= 400 else 1
    if coded.hot[a, 11] >= 0 and coded.hot[b, 11] >= 0:
        months = abs(coded.hot[a, 11] - coded.hot[b, 11])
        return 12 if months == 0 else (11 if months == 1 else (10 if months == 2 else 9))
    if coded.hot[a, 12] >= 0 and coded.hot[b, 12] >= 0:
        years = abs(coded.hot[a, 12] - coded.hot[b, 12])
        return 15 if years == 0 else (14 if years == 1 else 13)
    return 0


@njit(cache=True, nogil=True)
def age_code(a: int, b: int, coded: Coded) -> int:
    """Compare ages, or an age with a year of birth, where two births can't be compared."""
    x = coded.cold[a, 17]
    y = coded.cold[b, 17]
    if x < 0 or y < 0:
        x = coded.hot[a, 14]
        y = coded.hot[b, 14]
    if x < 0 or y < 0:
        return 0
    gap = abs(x - y)
    return 5 if gap == 0 else (4 if gap == 1 else (3 if gap == 2 else (2 if gap <= 5 else 1)))


@njit(cache=True, nogil=True)
def identifier_code(x: int, y: int, coded: Coded) -> int:
    """Compare two identifiers by their numbers in the vocabulary of identifiers."""
    if x < 0 or y < 0:
        return 0
    if x == y:
        return 3
    wrong = 0
    for k in range(16):
        wrong += coded.digits[x, k] != coded.digits[y, k]
    return 2 if wrong <= 1 else 1


@njit(cache=True, nogil=True)
def swap(a: int, b: int, f: int, g: int, coded: Coded, out: NDArray[np.uint8]) -> bool:
    """Read names f and g crosswise when straight they disagree and crosswise they agree."""
    if out[f] == 0 or out[g] == 0 or out[f] > 16 or out[g] > 16:
        return False
    x = text_code(a, f, b, g, coded)
    y = text_code(a, g, b, f, coded)
    if x < 25 or y < 25:
        return False
    out[f] = x
    out[g] = y
    return True


@njit(cache=True, nogil=True)
def compare(a: int, b: int, coded: Coded, out: NDArray[np.uint8]) -> None:
    """Write the codes of a pair, in the order of `comparisons.COMPARISONS`."""
    for f in range(8):
        out[f] = text_code(a, f, b, f, coded)
    plain_codes(a, b, coded, out)
    out[14] = 0
    if swap(a, b, 0, 3, coded, out):
        out[14] = 1
    elif swap(a, b, 1, 2, coded, out):
        out[14] = 2
    elif swap(a, b, 0, 1, coded, out):
        out[14] = 3


@njit(cache=True, nogil=True)
def plain_codes(a: int, b: int, coded: Coded, out: NDArray[np.uint8]) -> None:
    """Write the codes of everything but names and places."""
    out[8] = birth_code(a, b, coded)
    out[9] = event_code(a, b, coded)
    out[10] = age_code(a, b, coded) if out[8] == 0 else 0
    x = coded.hot[a, 13]
    y = coded.hot[b, 13]
    out[11] = 0 if x < 0 or y < 0 else (2 if x == y else 1)
    out[12] = identifier_code(coded.hot[a, 19], coded.hot[b, 19], coded)
    out[13] = identifier_code(coded.hot[a, 20], coded.hot[b, 20], coded)


@njit(cache=True, nogil=True)
def compare_many(left: NDArray[np.int32], right: NDArray[np.int32], coded: Coded, out: NDArray[np.uint8]) -> None:
    """Write the codes of many pairs, one row each."""
    for k in range(len(left)):
        compare(left[k], right[k], coded, out[k])


@njit(cache=True, nogil=True)
def compare_plain(left: NDArray[np.int32], right: NDArray[np.int32], coded: Coded, out: NDArray[np.uint8]) -> None:
    """As `compare_many`, names and places left aside."""
    for k in range(len(left)):
        plain_codes(left[k], right[k], coded, out[k])


@njit(cache=True, nogil=True)
def compare_text(
    left: NDArray[np.int32], right: NDArray[np.int32], f: int, coded: Coded, out: NDArray[np.uint8]
) -> None:
    """Write the codes of text f for many pairs."""
    for k in range(len(left)):
        out[k] = text_code(left[k], f, right[k], f, coded)


@njit(cache=True, nogil=True)
def agreement(a: int, b: int, coded: Coded) -> int:
    """Say as bits on which columns of `hot` two records agree."""
    bits = 0
    for k in range(22):
        x = coded.hot[a, k]
        bits |= int(x == coded.hot[b, k] and x >= 0) << k
    return bits


@njit(cache=True, nogil=True)
def mixed(a: int, b: int) -> int:
    """Hash a pair to 32 bits, to draw samples that don't depend on the order of work (after Steele's splitmix)."""
    x = np.uint64(a) * np.uint64(0x9E3779B97F4A7C15) ^ (np.uint64(b) + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(29)
    x *= np.uint64(0x94D049BB133111EB)
    return int(x >> np.uint64(33))


@njit(cache=True, nogil=True)
def walk(
    order: NDArray[np.int32],
    starts: NDArray[np.int64],
    first: int,
    last: int,
    rule: int,
    rules: NDArray[np.int32],
    unbound: NDArray[np.uint16],
    coded: Coded,
    bits: NDArray[np.float32],
    best: NDArray[np.float32],
    prior: NDArray[np.float32],
    floor: float,
    one_in: int,
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    codes: NDArray[np.uint8],
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
    for block in range(first, last):
        for p in range(starts[block], starts[block + 1]):
            a = order[p]
            for q in range(p + 1, starts[block + 1]):
                b = order[q]
                if one_in > 1 and mixed(min(a, b), max(a, b)) % one_in != 0:
                    continue
                agreed = agreement(a, b, coded)
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
                if floor > -100.0:
                    bound = start + bits[8, birth_code(a, b, coded)] + bits[9, event_code(a, b, coded)]
                    x = hot[a, 13]
                    y = hot[b, 13]
                    if x >= 0 and y >= 0:
                        bound += bits[11, 2] if x == y else bits[11, 1]
                    bound += bits[12, identifier_code(hot[a, 19], hot[b, 19], coded)]
                    bound += bits[13, identifier_code(hot[a, 20], hot[b, 20], coded)]
                    if hot[a, 9] < 0 or hot[b, 9] < 0:
                        bound += bits[10, age_code(a, b, coded)]
                    for f in range(8):
                        if hot[a, f] >= 0 and hot[b, f] >= 0:
                            agree_here = (agreed >> f) & 1
                            bound += best[f, (coded.cold[a, 16] >> (3 * f)) & 7 if agree_here else 7]
                    if bound < floor:
                        crossed = hot[a, 0] == hot[b, 3] or hot[a, 3] == hot[b, 0]
                        crossed |= hot[a, 1] == hot[b, 2] or hot[a, 2] == hot[b, 1]
                        crossed |= hot[a, 0] == hot[b, 1] or hot[a, 1] == hot[b, 0]
                        if not crossed or bound < floor - 12.0:
                            continue
                compare(min(a, b), max(a, b), coded, codes[kept])
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
                left[kept] = min(a, b)
                right[kept] = max(a, b)
                kept += 1
    return kept, seen
