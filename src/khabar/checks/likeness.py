"""Rows of two editions that surely are one row whose name was corrected: few, looked at one by one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from khabar.names import compare

if TYPE_CHECKING:
    from khabar.checks.editions import Line

NEAR = 75
"""From which similarity of letters (0 to 100) two names are compared in full."""

SURE = 0.8
"""From which similarity two names that agree in every part, spelling aside, are held for one."""

SECOND = ("mother_name", "birth_date", "national_id", "register_number", "event_date", "origin_place")
"""What has to agree beside the name."""


def alike(older: Sequence["Line"], newer: Sequence["Line"]) -> list[tuple[int, int]]:
    """Pairs (older, newer) of positions, none used twice, the surest first.

    A brother is not a correction: no part of the name may differ, spelling aside, and something else has to agree.
    """
    letters = process.cdist(
        [line.name for line in older], [line.name for line in newer], scorer=fuzz.token_sort_ratio, score_cutoff=NEAR
    )
    found = []
    for a, b in zip(*np.nonzero(letters), strict=True):
        if (weight := _weight(older[a], newer[b])) > 0:
            found.append((-weight, int(a), int(b)))
    pairs: list[tuple[int, int]] = []
    used_older: set[int] = set()
    used_newer: set[int] = set()
    for _, a, b in sorted(found):
        if a not in used_older and b not in used_newer:
            pairs.append((a, b))
            used_older.add(a)
            used_newer.add(b)
    return pairs


def _weight(older: "Line", newer: "Line") -> float:
    """Above 0 when both are surely one row: the weight of their names and one for everything else that agrees."""
    shared = [key for key in SECOND if older.texts.get(key) and older.texts.get(key) == newer.texts.get(key)]
    if not shared:
        return 0
    names = compare(older.name, newer.name)
    if names.similarity < SURE or any(step.how == "different" for step in names.alignment):
        return 0
    return names.weight + len(shared)
