"""Why two records of different people agree: not only chance, but kin, clan, neighbourhood and shared events."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import AGE_AT, BIRTH_AT, COMPARISONS, EVENT_AT, REGISTER_AT

UNITS = ("father", "grandfather", "family", "mother", "place", "event", "register", "given", "crosswise")
"""What people who are not the same may share; crosswise: each one's given name is the other's father's name."""

UNIT_OF = {0: 7, 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 5, EVENT_AT: 5, REGISTER_AT: 6}
"""Which comparison belongs to which unit; the event's date, place and facility are one.

A register number may be a family's or a person's: whether kin share it is for the lists to say."""

CROSSWISE = len(UNITS) - 1
"""The unit of pairs whose given and father's names were read crosswise: for them it stands for both."""

AGES = (BIRTH_AT, AGE_AT)
"""The comparisons that say how far apart in age two people are: kin have ages of their own."""

GENERATIONS = ("siblings", "cousins", "elder and younger")
"""Kin by how their ages lie. What is usual among siblings (twins are born on one day) and cousins is learned."""

FAR_APART = 0.97
"""Share of fathers and sons whose ages lie in the farthest level, where both are said and right."""


class Kind(NamedTuple):
    """One kind of kin: what its people share, and how their ages lie (-1: as anybody's)."""

    shared: tuple[str, ...]
    generation: int = -1
    needs_father: bool = False


_KINDS = {
    "one household": Kind(("father", "grandfather", "family", "mother", "place", "register"), 0),
    "siblings": Kind(("father", "grandfather", "family", "mother", "place"), 0),
    "father's children": Kind(("father", "grandfather", "family", "place"), 0),
    "cousins": Kind(("grandfather", "family", "place"), 1),
    "cousins named after one grandfather": Kind(("given", "grandfather", "family", "place"), 1, True),
    "grandfather and grandson of one name": Kind(("given", "family", "place"), 2, True),
    "father and son, each named after his grandfather": Kind(("crosswise", "family", "place"), 2, True),
    "clan": Kind(("family", "place")),
    "neighbours": Kind(("place",)),
    "strangers": Kind(()),
}
START = 1e-5
"""The share of all pairs that each class begins with."""


class Kin(NamedTuple):
    """Classes of non-matches: their names, as bits the units each shares, and the generation of each (-1: none)."""

    names: list[str]
    units: NDArray[np.int64]
    generations: NDArray[np.int64]


def kin_classes(present: NDArray[np.bool_]) -> Kin:
    """List the classes of non-matches beside plain chance.

    `present` (15,): comparisons that the lists allow at all. Classes that would share the same are one; people of one
    name and different fathers are a class of their own only where fathers are named.
    """
    said = [any(present[c] for c, unit in UNIT_OF.items() if unit == k) for k in range(len(UNITS))]
    said[CROSSWISE] = bool(present[0] and present[1])
    names: list[str] = []
    rows: list[int] = []
    generations: list[int] = []
    for name, kind in _KINDS.items():
        for event in (False, True):
            units = (*kind.shared, "event") if event else kind.shared
            row = sum(1 << k for k, unit in enumerate(UNITS) if said[k] and unit in units)
            if row and row not in rows and (present[1] or not kind.needs_father):
                names.append(name + (", same event" if event else ""))
                rows.append(row)
                generations.append(kind.generation)
    return Kin(names, np.array(rows, np.int64), np.array(generations, np.int64))


def ages_of_kin(counts: NDArray[np.float64], u: NDArray[np.float64], faith: float) -> NDArray[np.float64]:
    """Shares of the levels of births and ages (generations x 2 x 64) among kin.

    `counts`: expectations, likewise; `u` (15 x 64): by chance, which counts as `faith` pairs.
    """
    ages = np.zeros_like(counts)
    for k, c in enumerate(AGES):
        for first, last in COMPARISONS[c].groups:
            believed = counts[:, k, first:last] + faith * u[c, first:last]
            ages[:, k, first:last] = believed / np.maximum(believed.sum(axis=1, keepdims=True), 1e-12)
            ages[-1, k, first:last] = (1 - FAR_APART) * u[c, first:last]
            ages[-1, k, first] += FAR_APART
    return ages


def unit_of_comparison() -> NDArray[np.int64]:
    """Give each comparison's unit, -1 for those that kin don't share."""
    return np.array([UNIT_OF.get(c, -1) for c in range(len(COMPARISONS))], np.int64)
