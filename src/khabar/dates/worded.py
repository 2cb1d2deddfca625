"""Dates with the month by name: 15 آذار 2012, 3 August 2012, أيار/مايو 2013; and a season with its year."""

import re
from calendar import monthrange
from dataclasses import replace
from functools import cache

from khabar.dates.months import any_of, month_numbers
from khabar.dates.numeric import full_year
from khabar.dates.value import NO_YEAR, ReadDate, dated, unread
from khabar.dates.words import numbers, pattern

_GAP = r"[\s,./-]*"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    name = any_of(month_numbers())
    month = rf"(?P<month>{name})\.?(?:\s*[-/(]\s*(?P<again>{name})\s*\)?)?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
    worded = rf"(?P<word>{any_of(numbers('days'))}) (?:من|of)(?: شهر)? "
    year = r"(?P<year>\d{4}|(?<=[-/ ])'?\d\d(?!\d))"
    of = rf"(?:{_GAP}\b(?:of|من|شهر|عام|سنه|de))*{_GAP}"
    shapes = (
        rf"{day}{of}{month}{of}{year}",
        rf"{worded}{month}{of}{year}",
        rf"(?:ال)?شهر (?P<ordinal>{any_of(numbers('days'))})(?: من)?(?: (?:عام|سنه|العام))? {year}",
        rf"{month}{_GAP}{day}{_GAP}{year}",
        rf"{month}{of}{year}",
        rf"{year}{_GAP}{month}{_GAP}{day}",
        rf"{year}{_GAP}{month}",
    )
    return tuple(re.compile(shape) for shape in shapes)


@cache
def _seasons() -> tuple[tuple[int, re.Pattern[str]], ...]:
    of = r"(?: (?:of|de|عام|سنه))?"
    return tuple((code, re.compile(rf"{pattern(name)}{of} (\d{{4}})")) for name, code in _SEASONS.items())


def read_worded(raw: str, text: str) -> ReadDate | None:
    """Read folded `text` whose month or season is a word; None when it has no such shape.

    Two names for one month, as the press writes, must agree.
    Ex: "أيار/مايو 2013" -> 2013-05; "صيف 2012" -> 2012-22 (EDTF's code for summer); "12 اب" -> XXXX-08-12.
    """
    for shape in _shapes():
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            month = month_numbers()[parts["month"]] if "month" in parts else numbers("days")[parts["ordinal"]]
            if parts.get("again") and month_numbers()[parts["again"]] != month:
                return None if "-" in text else unread(raw, "the two month names differ")
            word = parts.get("word")
            day = numbers("days")[word] if word else int(parts["day"]) if parts.get("day") else None
            rule = "month by name, year" if day is None else "day, month by name, year"
            year = full_year(parts["year"].strip("'"))
            return dated(raw, year, month, day, 0.98 if len(parts["year"]) == 4 else 0.75, rule)
    if found := _without_year().fullmatch(text):
        return _yearless(raw, month_numbers()[found["month"]], int(found["day"] or 0))
    if found := _decade().fullmatch(text):
        return ReadDate(raw, f"{numbers('decades')[found[1]]}X", None, None, None, 0.85, "decade by name")
    for code, season in _seasons():
        if found := season.fullmatch(text):
            read = dated(raw, int(found[1]), None, None, 0.9, "season, year")
            return replace(read, edtf=f"{read.year}-{code}") if read.edtf else read
    return None


@cache
def _decade() -> re.Pattern[str]:
    return re.compile(rf"(?:في |منذ )?({any_of(numbers('decades'))})(?: القرن (?:الماضي|العشرين))?")


@cache
def _without_year() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<day>\d{{1,2}}){_GAP}(?:of|من|شهر)?{_GAP})?(?P<month>{any_of(month_numbers())})")


def _yearless(raw: str, month: int, day: int) -> ReadDate:
    """A month, or a day of it, of a year that is not told. Ex: "12 اب" -> XXXX-08-12."""
    if day > monthrange(2000, month)[1]:
        return unread(raw, f"month {month} has no day {day}")
    edtf = f"{NO_YEAR}-{month:02}" + (f"-{day:02}" if day else "")
    return ReadDate(raw, edtf, None, month, day or None, 0.5, "no year")
