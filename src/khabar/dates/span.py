"""The days that a reading may mean."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12)}


@lru_cache(maxsize=1 << 14)
def span(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date as `read_date` writes it; None where it is open, (None, None) for ''.

    Winter belongs to two years, so it spans the year that is named.
    Ex: "2012-02" -> 2012-02-01, 2012-02-29; "2012~/.." -> 2012-01-01, None; "197X" -> 1970-01-01, 1979-12-31.
    """
    ends = re.sub(r"[~?%\[\]]", "", edtf).replace(",", "/").split("/")
    return _days(ends[0])[0], _days(ends[-1])[1]


def _days(text: str) -> tuple[date | None, date | None]:
    found = _DATE.fullmatch(text)
    if not found:
        return None, None
    years = int(found[1].replace("X", "0")), int(found[1].replace("X", "9"))
    month, day = (int(part) if part else None for part in found.groups()[1:])
    if month is None:
        return date(years[0], 1, 1), date(years[1], 12, 31)
    months = _SEASONS.get(month, (month, month))
    last = day or monthrange(years[1], months[1])[1]
    return date(years[0], months[0], day or 1), date(years[1], months[1], last)
