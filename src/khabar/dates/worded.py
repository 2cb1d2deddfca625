"""Dates with the month by name: 15 آذار 2012, 3 August 2012, أيار/مايو 2013."""

import re
from functools import cache

from khabar.dates.months import month_numbers, month_pattern
from khabar.dates.value import ReadDate, dated, unread

_GAP = r"[\s,./-]*"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{month_pattern()})\.?(?:\s*[/(]\s*(?P<again>{month_pattern()})\s*\)?)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
    year = r"(?P<year>\d{4})"
    of = rf"(?:{_GAP}(?:of|من|شهر|عام|سنه|de))*{_GAP}"
    shapes = (
        rf"{day}{of}{month}{of}{year}",
        rf"{month}{_GAP}{day}{_GAP}{year}",
        rf"{month}{of}{year}",
        rf"{year}{_GAP}{month}",
    )
    return tuple(re.compile(shape) for shape in shapes)


def read_worded(raw: str, text: str) -> ReadDate | None:
    """Read folded `text` whose month is a word; None when it has no such shape.

    Two names for one month, as the press writes, must agree. Ex: "أيار/مايو 2013" -> 2013-05.
    """
    for shape in _shapes():
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            month = month_numbers()[parts["month"]]
            if parts.get("again") and month_numbers()[parts["again"]] != month:
                return unread(raw, "the two month names differ")
            day = int(parts["day"]) if parts.get("day") else None
            rule = "month by name and year" if day is None else "day, month by name, year"
            return dated(raw, int(parts["year"]), month, day, 0.98, rule)
    return None
