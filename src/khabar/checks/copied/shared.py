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
    """The rows whose name stands once in either document, whatever the spelling. Names of one word are left out."""
    a, b = once(one.persons), once(other.persons)
    _, in_a, in_b = np.intersect1d(one.persons[a], other.persons[b], assume_unique=True, return_indices=True)
    order = np.argsort(b[in_b], kind="stable")
    return Shared(a[in_a][order], b[in_b][order])


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
