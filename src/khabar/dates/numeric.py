"""Dates written in digits alone: 2012-05-03, 3/5/2012, 03.05.12, 2012/5, 2012, 41032."""

import re
from datetime import date, timedelta

from khabar.dates.value import ReadDate, dated

_GAP = r"(?:\s*[-/.\\,]\s*|\s)"
_PART = r"(\d{1,2}|[?x_]{1,2})"
_TIME = r"(?:[t,]?\s*\d{1,2}:[\d:.]+\s*(?:z|[ap]\.?m\.?|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_GAP}{_PART}{_GAP}{_PART}{_TIME}")
_YEAR_LAST = re.compile(rf"{_PART}{_GAP}{_PART}{_GAP}(\d{{4}}|\d{{2}}){_TIME}")
_YEAR_MONTH = re.compile(rf"(\d{{4}}){_GAP}{_PART}")
_OF = r"\s*(?:من )?(?:عام|سنه|العام) "
_MONTH_YEAR = re.compile(rf"{_PART}(?:{_GAP}|{_OF})(\d{{4}})")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(?:the )?(1[89]\d|20\d)(?:x|0s)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_COMPACT_YEAR_LAST = re.compile(r"([0-3]\d)([01]\d)((?:19|20)\d\d)")
_SERIAL = re.compile(r"([1-5]\d{4})(?:\.\d+)?")
_SERIAL_EPOCH = date(1899, 12, 30)
_THIS_CENTURY_UNTIL = 29


def read_numeric(raw: str, text: str, month_first: bool = False) -> ReadDate | None:
    """Read folded `text` as a date in digits; None when it is something else.

    The day comes before the month, as the Levant writes, unless `month_first` or a number above 12 says otherwise.
    A zero, x or ? stands for an unknown day or month. A number from 10000 to 59999 is a spreadsheet's day number
    (day 1 is 1900-01-01, and 1900 counts as a leap year).
    Ex: "13/5/2012" -> 2012-05-13, "5/13/2012" -> 2012-05-13, "??/05/2012" -> 2012-05, "41032" -> 2012-05-03.
    """
    if found := _COMPACT.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), _part(found[2]), _part(found[3])
        if (month or 0) > 12 >= (day or 0) > 0:
            return dated(raw, year, day, month, 0.8, "year, day, month")
        return dated(raw, year, month, day if month else None, 0.99, "year, month, day")
    if found := _YEAR_LAST.fullmatch(text) or _COMPACT_YEAR_LAST.fullmatch(text):
        return _year_last(raw, _part(found[1]), _part(found[2]), found[3], month_first)
    if found := _YEAR_MONTH.fullmatch(text):
        return dated(raw, int(found[1]), _part(found[2]), None, 0.97, "year, month")
    if found := _MONTH_YEAR.fullmatch(text):
        return dated(raw, int(found[2]), _part(found[1]), None, 0.97, "month, year")
    if _YEAR.fullmatch(text):
        return dated(raw, int(text), None, None, 0.98, "year alone")
    if found := _DECADE.fullmatch(text):
        return ReadDate(raw, f"{found[1]}X", None, None, None, 0.9, "decade")
    if found := _SERIAL.fullmatch(text):
        day_of_sheet = _SERIAL_EPOCH + timedelta(days=int(found[1]))
        return dated(raw, day_of_sheet.year, day_of_sheet.month, day_of_sheet.day, 0.6, "spreadsheet day number")
    return None


def _part(text: str) -> int | None:
    """A month or day, None when it is left open. Ex: "05" -> 5, "00" -> None, "xx" -> None."""
    return (int(text) or None) if text.isdecimal() else None


def full_year(digits: str) -> int:
    """Ex: full_year("12") -> 2012, full_year("80") -> 1980, full_year("1980") -> 1980."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= _THIS_CENTURY_UNTIL else 1900)


def _year_last(raw: str, first: int | None, second: int | None, last: str, month_first: bool) -> ReadDate:
    day, month = (second, first) if month_first else (first, second)
    rule = "month, day, year" if month_first else "day, month, year"
    sure = 0.98
    if month and day and month > 12 >= day:
        day, month, sure = month, day, 0.95
        rule = "day, month, year" if month_first else "month, day, year"
    elif day and month and day <= 12 and day != month:
        sure = 0.9
    if len(last) == 2:
        sure, rule = sure * 0.8, f"{rule} of two digits"
    return dated(raw, full_year(last), month, day if month else None, sure, rule)
