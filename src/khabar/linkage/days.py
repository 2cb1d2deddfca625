"""Dates as numbers: the one place where linkage asks `khabar.dates` what a date says."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DEFAULT_DAY_SHARE = 0.02
"""When more of a column's full dates than this fall on 1 January, 1 January says no more than its year."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Days(NamedTuple):
    """Year, month (1-12) and day of each date, -1 where it does not say."""

    year: NDArray[np.int32]
    month: NDArray[np.int32]
    day: NDArray[np.int32]


def read_days(texts: list[str]) -> Days:
    """Read distinct dates. Ex: read_days(["2014-03"]) -> year 2014, month 3, day -1."""
    parts = np.full((len(texts), 3), -1, np.int32)
    for row, text in enumerate(texts):
        parts[row] = _parts(text)
    return Days(parts[:, 0], parts[:, 1], parts[:, 2])


def too_many_default_days(days: Days) -> bool:
    """Say whether a column's full dates fall on 1 January too often for that to be the day. One row a record."""
    full = days.day > 0
    return bool((full & (days.day == 1) & (days.month == 1)).sum() > DEFAULT_DAY_SHARE * full.sum())


def without_default_days(days: Days) -> Days:
    """Keep only the year of dates on 1 January."""
    first = (days.day == 1) & (days.month == 1)
    return Days(days.year, np.where(first, -1, days.month), np.where(first, -1, days.day))


def packed(days: Days) -> NDArray[np.int32]:
    """Pack full dates into bits, year * 512 + month * 32 + day; -1 for the others."""
    value = (days.year << 9) + (days.month << 5) + days.day
    return np.where(days.day > 0, value, -1).astype(np.int32)


def ordinals(days: Days) -> NDArray[np.int32]:
    """Number full dates in days since 1 January of the year 1; -1 for the others."""
    rows, back = np.unique(packed(days), return_inverse=True)
    numbers = [-1 if p < 0 else date(p >> 9, p >> 5 & 15, p & 31).toordinal() for p in rows.tolist()]
    return np.array(numbers, np.int32)[back]


def _parts(text: str) -> tuple[int, int, int]:
    iso = _ISO.fullmatch(text)
    if iso is not None:
        year, month, day = (int(part) if part else -1 for part in iso.groups())
        if day < 0 and (month < 0 or 1 <= month <= 12):
            return year, month, -1
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            return year, month, day
    from khabar import dates

    read = dates.read_date(text)
    return read.year or -1, read.month or -1, read.day or -1
