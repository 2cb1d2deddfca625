"""Whether two pictures are the same image again: smaller, paler, compressed anew, mirrored. Not whose face is on them.

Two fingerprints of 64 bits. *Differences* (dHash): in 8 rows of 9 grey values, whether each is brighter than the next.
*Frequencies* (pHash): of 32 by 32 grey values the 8 by 8 lowest frequencies of the cosine transform, each above or
below their median. A crop, a collage or a large caption gives other ones, and is not found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from statistics import median

ALIKE = 10
"""Bits by which either fingerprint of the same image may differ; those of different ones differ by about 32."""

FLAT = 24
"""Difference between the darkest and the brightest grey value below which a picture shows too little to compare."""

SIDE, LOW = 32, 8
COSINES = [[cos((2 * x + 1) * u * pi / (2 * SIDE)) for x in range(SIDE)] for u in range(LOW)]

Grey = Sequence[Sequence[int]]
"""Rows of grey values from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprints of a picture and of its mirror image."""

    differences: int
    frequencies: int
    mirrored_differences: int
    mirrored_frequencies: int


def fingerprint(rows: Grey, square: Grey) -> Print | None:
    """From 8 rows of 9 grey values and 32 rows of 32 of the same picture; None if it shows too little."""
    values = [value for row in square for value in row]
    if max(values) - min(values) < FLAT:
        return None
    flipped, square_flipped = [row[::-1] for row in rows], [row[::-1] for row in square]
    return Print(_differences(rows), _frequencies(square), _differences(flipped), _frequencies(square_flipped))


def _differences(rows: Grey) -> int:
    return _bits(a > b for row in rows for a, b in pairwise(row))


def _frequencies(square: Grey) -> int:
    across = [[sum(c * v for c, v in zip(cosine, row, strict=True)) for cosine in COSINES] for row in square]
    low = [
        sum(c * row[u] for c, row in zip(cosine, across, strict=True)) for cosine in COSINES for u in range(LOW)
    ]  # fmt: skip
    middle = median(low[1:])
    return _bits(value > middle for value in low)


def _bits(said: Iterable[bool]) -> int:
    found = 0
    for bit in said:
        found = found << 1 | bit
    return found


def distance(one: Print, other: Print) -> int:
    """Bits by which two pictures differ in the fingerprint in which they differ more, mirrored or not."""
    return min(
        _apart(one.differences, other.differences, one.frequencies, other.frequencies),
        _apart(one.differences, other.mirrored_differences, one.frequencies, other.mirrored_frequencies),
        _apart(one.mirrored_differences, other.differences, one.mirrored_frequencies, other.frequencies),
    )


def _apart(a: int, b: int, c: int, d: int) -> int:
    return max((a ^ b).bit_count(), (c ^ d).bit_count())


def alike(one: Print, other: Print) -> bool:
    """Whether two pictures are likely the same image. Ex: a photograph and its copy at half the size -> True"""
    return distance(one, other) <= ALIKE
