"""How alike two sounds are: compiled, called from the loops in `kernels`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.linkage.coded import Coded
from khabar.linkage.phonemes import TRANSPOSED, WILD

FAINT = 0.35
"""Distance, as a share of the longer sound, up to which two sounds have any likeness."""

Work = NDArray[np.float32]


@njit(cache=True, nogil=True, inline="always")
def bits_in(x: int) -> int:
    """Count the bits of a 32-bit number."""
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    return ((((x + (x >> 4)) & 0x0F0F0F0F) * 0x01010101) & 0xFFFFFFFF) >> 24


@njit(cache=True, nogil=True, inline="always")
def too_far(a: int, b: int, m: int, n: int) -> bool:
    """Say from the marks of two sounds and their lengths that they are surely different."""
    a &= WILD - 1
    b &= WILD - 1
    limit = max(FAINT * max(m, n), 1.2)
    apart: bool = (bits_in(a & ~b) > limit) | (bits_in(b & ~a) > limit)
    return (min(m, n) == 0) | ((a & ~b != 0) & (b & ~a != 0) & apart)


@njit(cache=True, nogil=True)
def distance(i: int, j: int, coded: Coded, limit: float, work: Work) -> float:
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
def measured_level(i: int, j: int, coded: Coded, work: Work) -> int:
    """Level 0-5 of two sounds on the ladder of `comparisons.TEXT_LEVELS`."""
    longest = max(coded.lengths[i], coded.lengths[j])
    shortest = min(coded.lengths[i], coded.lengths[j])
    a = coded.marks[i] & (WILD - 1)
    b = coded.marks[j] & (WILD - 1)
    if too_far(a, b, longest, shortest):
        return 0
    if shortest >= 3 and longest > shortest and (a & ~b == 0 or b & ~a == 0) and begins_or_ends(i, j, coded):
        return 2
    limit = max(FAINT * longest, 1.2)
    d = distance(i, j, coded, limit, work) - 1e-4
    if d <= 0:
        return 5
    if d <= 0.35:
        return 4
    if d <= 0.75:
        return 3
    if d <= 1.2 and shortest >= 3:
        return 2
    return 1 if d <= FAINT * longest else 0
