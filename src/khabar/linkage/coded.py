"""Records as numbers: what the kernels work on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

HOT = (
    *(f"{part} class" for part in ("given", "father", "grandfather", "family", "mother")),
    "origin place",
    "event place",
    "facility",
    "birth day",
    "birth year",
    "event day",
    "event month",
    "event year",
    "sex",
    "age",
    "given initial",
    "family initial",
    "given loosely",
    "family loosely",
    "national id",
    "register number",
    "given and family in any order",
    "list",
    "open rules",
)
"""Columns of `Coded.hot`. All but the last two may carry a blocking rule; -1 is "not said"."""

BIRTH_DAY, BIRTH_YEAR, EVENT_DAY, EVENT_MONTH, EVENT_YEAR, SEX, AGE = range(8, 15)
GIVEN_INITIAL, FAMILY_INITIAL, GIVEN_LOOSE, FAMILY_LOOSE, NATIONAL, REGISTER, ANY_ORDER, LIST, OPEN = range(15, 24)
KEYS = LIST
"""Columns before this one may be part of a blocking rule."""

BINS, BORN_ABOUT, EVENT_KIND = 16, 17, 18
"""Columns of `Coded.cold` after eight spellings and eight sounds: rarity bins (three bits a text), year of birth."""


class Coded(NamedTuple):
    """Records and their vocabulary as arrays, one row a record.

    `hot` int32 (n, 24): what blocking and the first look at a pair need. `cold` int32 (n, 19): spellings, sounds,
    rarity bins, year of birth as age tells it, kind of event. `letters`, `lengths`, `marks`: the distinct sounds
    spelled out, most frequent first. `table`: levels, plus one, of the most frequent sounds against each other, filled
    as pairs ask for them (0: not yet). `digits` (distinct ids, 16): identifiers spelled out.
    """

    hot: NDArray[np.int32]
    cold: NDArray[np.int32]
    letters: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    marks: NDArray[np.int32]
    table: NDArray[np.uint8]
    digits: NDArray[np.uint8]
    substitution: NDArray[np.float32]
    drop: NDArray[np.float32]
