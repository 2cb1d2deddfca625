"""Among very many fingerprints the pairs of the same image, without comparing each with each.

Two numbers of 64 bits that differ in at most ten differ in at most two of the 16 bits of one of their four bands (the
pigeonhole principle; multi-index hashing, Norouzi, Punjani and Fleet 2012). So each band is looked up with every change
of up to two bits, and what is found is compared in full.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from khabar.media.likeness import ALIKE, Print

BANDS, WIDTH = 4, 16
MASKS = tuple(
    sum(1 << bit for bit in bits) for most in range(ALIKE // BANDS + 1) for bits in combinations(range(WIDTH), most)
)

Prints = NDArray[np.uint64]
"""(n, 4): the fields of `Print` in their order."""
Places = NDArray[np.int64]
FREQUENCIES = 1
FEW = 50
"""Pictures that are sooner compared with each of the others than looked up."""
WAYS = ((0, 0), (0, 2), (2, 0))
"""Straight with straight, with mirrored, and the other way round: the first columns of what is compared."""


def as_array(prints: list[Print]) -> Prints:
    """Fingerprints as an array (n, 4)."""
    rows = [(p.differences, p.frequencies, p.mirrored_differences, p.mirrored_frequencies) for p in prints]
    return np.array(rows, dtype=np.uint64).reshape(-1, 4)


def pairs_alike(some: Prints, known: Prints) -> tuple[Places, Places, Places]:
    """Every pair of `some` and `known` that shows the same image: places in both, and the bits by which they differ.

    `some` and `known` are arrays (n, 4) of 64 bits, the bits those of `likeness.distance`.
    Ex: pairs_alike(prints, prints)[2][0] -> 0: the first picture is itself.
    """
    found: dict[tuple[int, int], int] = {}
    for mine, theirs in WAYS:
        one, other = (np.ascontiguousarray(words.T) for words in (some[:, mine:][:, :2], known[:, theirs:][:, :2]))
        for a, b in _candidates(one, other):
            near = np.bitwise_count(one[0][a] ^ other[0][b]) <= ALIKE
            a, b = a[near], b[near]
            bits = np.bitwise_count(one[:, a] ^ other[:, b]).max(axis=0)
            near = bits <= ALIKE
            for pair in zip(a[near].tolist(), b[near].tolist(), bits[near].tolist(), strict=True):
                found[pair[:2]] = min(pair[2], found.get(pair[:2], ALIKE))
    rows = np.array([(*pair, bits) for pair, bits in sorted(found.items())], dtype=np.int64).reshape(-1, 3)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def _candidates(one: Prints, other: Prints) -> Iterator[tuple[Places, Places]]:
    """Places of pairs that share a band but for two bits; of few pictures, with each."""
    if one.shape[1] <= FEW:
        everything = np.arange(other.shape[1])
        yield from ((np.full(len(everything), place), everything) for place in range(one.shape[1]))
        return
    for band in range(BANDS):
        yield from _same_but_two_bits(_band(one, band), _band(other, band))


def _band(words: Prints, band: int) -> Places:
    values: Places = ((words[FREQUENCIES] >> np.uint64(WIDTH * band)) & np.uint64((1 << WIDTH) - 1)).astype(np.int64)
    return values


def _same_but_two_bits(one: Places, other: Places) -> Iterator[tuple[Places, Places]]:
    """For each change of up to two bits: the places of both whose bands are the same after it."""
    order = np.argsort(other, kind="stable")
    begins = np.searchsorted(other[order], np.arange((1 << WIDTH) + 1))
    return (_looked_up(one ^ mask, order, begins) for mask in MASKS)


def _looked_up(wanted: Places, order: Places, begins: Places) -> tuple[Places, Places]:
    first, counts = begins[wanted], begins[wanted + 1] - begins[wanted]
    a = np.repeat(np.arange(len(wanted)), counts)
    within = np.arange(len(a)) - np.repeat(np.cumsum(counts) - counts, counts)
    return a, order[np.repeat(first, counts) + within]
