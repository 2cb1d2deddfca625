"""Dates written in digits alone: 2012-05-03, 3/5/2012, 03.05.12, 2012/5, 2012."""

import re

from khabar.dates.value import ReadDate, dated

_SEPARATOR = r"\s*[-/.\\, ]\s*"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})(?:[t ]\s*[\d:.+z-]*)?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})(?: \d\d?:[\d:.]+)?")
_YEAR_MONTH = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_THIS_CENTURY_UNTIL = 29


def read_numeric(raw: str, text: str) -> ReadDate | None:
    """Read folded `text` as a date in digits; None when it is something else.

    The day comes before the month, as the Levant writes; a second number above 12 shows that the list writes
    the month first.
    Ex: "13/5/2012" -> 2012-05-13, "5/13/2012" -> 2012-05-13, "3/5/2012" -> 2012-05-03 (sure .9).
    """
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        if month > 12 >= day:
            return dated(raw, year, day, month, 0.8, "year, day, month")
        return dated(raw, year, month, day, 0.99, "year, month, day")
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(raw, *found.groups())
    if found := _YEAR_MONTH.fullmatch(text):
        return dated(raw, int(found[1]), int(found[2]), None, 0.97, "year and month")
    if found := _MONTH_YEAR.fullmatch(text):
        return dated(raw, int(found[2]), int(found[1]), None, 0.97, "month and year")
    if _YEAR.fullmatch(text):
        return dated(raw, int(text), None, None, 0.98, "year alone")
    return None


def _year_last(raw: str, first: str, second: str, last: str) -> ReadDate:
    day, month, year = int(first), int(second), int(last)
    sure = 0.9 if day <= 12 and day != month else 0.98
    rule = "day, month, year"
    if month > 12 >= day:
        day, month, sure, rule = month, day, 0.95, "month, day, year"
    if len(last) == 2:
        year += 2000 if year <= _THIS_CENTURY_UNTIL else 1900
        sure, rule = sure * 0.8, f"{rule} of two digits"
    return dated(raw, year, month, day, sure, rule)
