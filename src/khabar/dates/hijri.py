"""Hijri dates, by the tabular calendar.

The tabular (civil) calendar has eleven leap years in thirty and begins on 16 July 622 of the Julian calendar; see
Dershowitz and Reingold, "Calendrical Calculations", chapter 7. Months really begin when the moon is sighted, which
differs by a day or two between countries and years; so a Hijri day is read as approximate ("~"), and no country's
printed table is preferred.
"""

import re
from datetime import date, timedelta
from functools import cache

from khabar.dates.months import any_of, hijri_numbers
from khabar.dates.value import ReadDate, dated, interval, unread

FIRST_YEAR, LAST_YEAR = 1266, 1523
_EPOCH = date(622, 7, 19).toordinal()
_SURE = 0.8


def hijri_to_day(year: int, month: int, day: int) -> date:
    """Ex: hijri_to_day(1433, 9, 1) -> date(2012, 7, 20)."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(_EPOCH + days)


def day_to_hijri(day: date) -> tuple[int, int, int]:
    """Ex: day_to_hijri(date(2012, 7, 20)) -> (1433, 9, 1)."""
    year = (30 * (day.toordinal() - _EPOCH) + 10646) // 10631
    gone = (day - hijri_to_day(year, 1, 1)).days
    month = min(12, (11 * gone + 330) // 325)
    return year, month, (day - hijri_to_day(year, month, 1)).days + 1


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<name>{any_of(hijri_numbers())})"
    year, era = r"(?P<year>1[2-5]\d\d)", r"\s*(?:ه|هجري|هجريه|ah|h)?\.?"
    gap = r"[\s,./-]*(?:من |عام |سنه |of )?"
    return tuple(
        re.compile(shape + era)
        for shape in (
            rf"(?P<day>\d\d?)\s*[-/. ]\s*(?P<number>\d\d?)\s*[-/. ]\s*{year}",
            rf"{year}\s*[-/.]\s*(?P<number>\d\d?)\s*[-/.]\s*(?P<day>\d\d?)",
            rf"(?P<day>\d\d?){gap}{month}{gap}{year}",
            rf"{month}{gap}{year}",
            year,
        )
    )


def read_hijri(raw: str, text: str) -> ReadDate | None:
    """Read folded `text` as a Hijri date; None when it has no such shape. Years 1266-1523 can be no other calendar's.

    Ex: "1 رمضان 1433" -> 2012-07-20~; "رمضان 1433" -> 2012-07-20~/2012-08-18~.
    """
    for shape in _shapes():
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            year = int(parts["year"])
            name, number = parts.get("name"), parts.get("number")
            month = hijri_numbers()[name] if name else int(number) if number else None
            return _converted(raw, year, month, int(parts["day"]) if parts.get("day") else None)
    if found := _in_gregorian_year().fullmatch(text):
        return _within(raw, hijri_numbers()[found["name"]], int(found["year"]))
    return None


@cache
def _in_gregorian_year() -> re.Pattern[str]:
    of = r"[\s,./-]*(?:من |عام |سنه |of )*"
    return re.compile(rf"(?P<name>{any_of(hijri_numbers())}){of}(?P<year>(?:19|20)\d\d)")


def _within(raw: str, month: int, year: int) -> ReadDate:
    """A Hijri month named with a Gregorian year, as people speak: the one that begins in it. Ex: رمضان 2012."""
    first, _, _ = day_to_hijri(date(year, 1, 1))
    begins = [one for one in range(first, first + 3) if hijri_to_day(one, month, 1).year == year]
    if len(begins) != 1:
        return unread(raw, f"that Hijri month begins {len(begins)} times in {year}")
    read = _converted(raw, begins[0], month, None)
    return ReadDate(raw, read.edtf, read.year, read.month, None, read.sure * 0.9, "Hijri month of a Gregorian year")


def _converted(raw: str, year: int, month: int | None, day: int | None) -> ReadDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unread(raw, f"the Hijri year {year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    if month is not None and not 1 <= month <= 12:
        return unread(raw, f"there is no Hijri month {month}")
    if day is not None and not 1 <= day <= 30:
        return unread(raw, f"no Hijri month has a day {day}")
    first = hijri_to_day(year, month or 1, day or 1)
    if day:
        return _about(raw, first, "Hijri day")
    after = hijri_to_day(year + 1, 1, 1) if month in (None, 12) else hijri_to_day(year, (month or 0) + 1, 1)
    ends = _about(raw, first, ""), _about(raw, after - timedelta(days=1), "")
    return interval(raw, *ends, "Hijri month" if month else "Hijri year")


def _about(raw: str, day: date, rule: str) -> ReadDate:
    read = dated(raw, day.year, day.month, day.day, _SURE, rule)
    return ReadDate(raw, read.edtf + "~", read.year, read.month, read.day, read.sure, rule)
