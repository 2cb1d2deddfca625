"""Rows that name the same person, in two documents or twice in one."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.checks.copied.rows import Rows

Places = NDArray[np.int64]


class Shared(NamedTuple):
    """Places of rows of two documents that name one person, in the order of the second; both name nobody else so."""

    one: Places
    other: Places


def shared_rows(one: Rows, other: Rows) -> Shared:
    """The rows that name one person: by a name that stands once in either document, whatever the spelling.

    Of names that stand there several times, the rows that say the same word for word, and are alone in that. Names of
    one word are left out.
    """
    a, b = _pairs_of(one.persons, other.persons)
    whole_one, whole_other = _whole(one), _whole(other)
    whole_one[a], whole_other[b] = 0, 0
    more_a, more_b = _pairs_of(whole_one, whole_other)
    a, b = np.r_[a, more_a], np.r_[b, more_b]
    order = np.argsort(b, kind="stable")
    return Shared(a[order], b[order])


def _pairs_of(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> tuple[Places, Places]:
    a, b = once(one), once(other)
    _, in_a, in_b = np.intersect1d(one[a], other[b], assume_unique=True, return_indices=True)
    return a[in_a], b[in_b]


def _whole(rows: Rows) -> NDArray[np.uint64]:
    """Digests of all that a row says; 0 for those that name nobody."""
    mixed = rows.names.copy()
    for column in rows.said.T:
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + column
    return np.where(rows.persons == 0, np.uint64(0), mixed)


def once(persons: NDArray[np.uint64]) -> Places:
    """Places of the digests that stand once."""
    _, first, counts = np.unique(persons, return_index=True, return_counts=True)
    places: Places = first[counts == 1]
    known: Places = places[persons[places] != 0]
    return known


def repeats(rows: Rows) -> list[tuple[int, int]]:
    """Rows of one document that name somebody again and say nothing else of them: (the earlier place, the later).

    What only one of the two says is no difference. Nobody is decided on: two people may bear one name.
    """
    order = np.argsort(rows.persons, kind="stable")
    found: list[tuple[int, int]] = []
    for places in np.split(order, np.flatnonzero(np.diff(rows.persons[order])) + 1):
        if len(places) > 1 and rows.persons[places[0]]:
            found.extend(_pairs(rows, places[:MOST]))
    return sorted(found)


MOST = 30
"""Rows of one name that are compared with each other."""


def _pairs(rows: Rows, places: Places) -> list[tuple[int, int]]:
    """Each row with the first before it that it may repeat."""
    found = []
    for number, later in enumerate(places.tolist()):
        for earlier in places[:number].tolist():
            both = (rows.said[earlier] != 0) & (rows.said[later] != 0)
            if (rows.said[earlier][both] == rows.said[later][both]).all():
                found.append((earlier, later))
                break
    return found
