"""Why two records of different people agree: not only chance, but kin, clan, neighbourhood and shared events."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import COMPARISONS, EVENT_AT, REGISTER_AT

UNITS = ("father", "grandfather", "family", "mother", "place", "event", "register")
"""What people who are not the same may share."""

UNIT_OF = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 5, EVENT_AT: 5, REGISTER_AT: 6}
"""Which comparison belongs to which unit; the event's date, place and facility are one.

A register number may be a family's or a person's: whether kin share it is for the lists to say."""

_SHARED = {
    "one household": ("father", "grandfather", "family", "mother", "place", "register"),
    "siblings": ("father", "grandfather", "family", "mother", "place"),
    "father's children": ("father", "grandfather", "family", "place"),
    "cousins": ("grandfather", "family", "place"),
    "clan": ("family", "place"),
    "neighbours": ("place",),
    "strangers": (),
}
START = 1e-5
"""The share of all pairs that each class begins with."""


def kin_classes(present: NDArray[np.bool_]) -> tuple[list[str], NDArray[np.int64]]:
    """Name the classes of non-matches beside plain chance, and say as bits which units each shares.

    `present` (15,): comparisons that the lists allow at all. Classes that would share the same are one.
    """
    said = [any(present[c] for c, unit in UNIT_OF.items() if unit == k) for k in range(len(UNITS))]
    names: list[str] = []
    rows: list[int] = []
    for name, shared in _SHARED.items():
        for event in (False, True):
            units = (*shared, "event") if event else shared
            row = sum(1 << k for k, unit in enumerate(UNITS) if said[k] and unit in units)
            if row and row not in rows:
                names.append(name + (", same event" if event else ""))
                rows.append(row)
    return names, np.array(rows, np.int64)


def unit_of_comparison() -> NDArray[np.int64]:
    """Give each comparison's unit, -1 for those that kin don't share."""
    return np.array([UNIT_OF.get(c, -1) for c in range(len(COMPARISONS))], np.int64)
