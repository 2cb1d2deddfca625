"""Dates with two ends: between March and May 2012, قبل 2013, 2012 أو 2013; and one day in two calendars."""

import re
from collections.abc import Callable
from functools import cache

from khabar.dates.months import any_of, month_numbers
from khabar.dates.span import span
from khabar.dates.value import NO_YEAR, ReadDate, interval, unread
from khabar.dates.words import pattern

Read = Callable[[str], ReadDate | None]

_CALENDARS_DIFFER = 3


@cache
def _shape(kind: str) -> re.Pattern[str]:
    return re.compile(
        {
            "until": rf"{pattern('until')}\s+(.+)|\.\./(.+)",
            "since": rf"{pattern('since')}\s+(.+)|(.+)/\.\.",
            "between": rf"{pattern('between')}\s+(.+?)\s+(?:و\s*|{pattern('and')}\s+)(.+)",
            "from to": r"(.+?)(?:\s+(?:-{1,2}|to|until|الي|حتي|bis|au)\s+|\s*--\s*)(.+)",
            "days": r"(\d{1,2})\s*-\s*(\d{1,2})([\s./-].+)",
            "months": rf"({any_of(month_numbers())})\s*-\s*(.+)",
            "calendars": r"(.+?)\s*[-/(]\s*([^)]+)\)?",
            "pair": r"(\d{4}(?:-\d\d){0,2}[~?]?)/(\d{4}(?:-\d\d){0,2}[~?]?)|(\d{4})-(\d{4})",
            "or": rf"(.+?)\s+{pattern('or')}\s+(.+)",
            "equals": rf"(.+?)[\s,(/]+{pattern('equals')}\s*(.+?)\)?",
        }[kind]
    )


def read_between(raw: str, text: str, read: Read) -> ReadDate | None:
    """Read folded `text` that names two dates or one end; `read` reads a single date.

    The first date may leave out what the second one says. Ex: "بين اذار و ايار 2012" -> 2012-03/2012-05;
    "قبل 2013" -> ../2013; "2012 او 2013" -> [2012,2013]; "1 رمضان 1433 الموافق 20/7/2012" -> 2012-07-20;
    "15-20/3/2012" -> 2012-03-15/2012-03-20; "1433ه - 2012م" -> 2012.
    """
    if found := _shape("equals").fullmatch(text):
        return _in_two_calendars(raw, read(found[1]), read(found[2]))
    if (found := _shape("calendars").fullmatch(text)) and (both := _in_two(raw, *map(read, found.groups()))):
        return both
    if found := _shape("days").fullmatch(text):
        first, last = read(found[1] + found[3]), read(found[2] + found[3])
        if first and last and first.day and last.day:
            return _ordered(raw, first, last)
    if found := _shape("or").fullmatch(text):
        return _either(raw, *_both(read, found[1], found[2]))
    for kind in ("pair", "between", "from to", "months"):
        if found := _shape(kind).fullmatch(text):
            first, last = _both(read, *(part for part in found.groups() if part is not None))
            if first and last:
                return _ordered(raw, first, last)
    for kind, form in (("until", "../{}"), ("since", "{}/..")):
        if found := _shape(kind).fullmatch(text):
            end = read(next(filter(None, found.groups())))
            if end is None or not end.edtf or "/" in end.edtf:
                return end and unread(raw, end.rule or "an open range of a range")
            return ReadDate(raw, form.format(end.edtf), None, None, None, end.sure * 0.95, f"{kind}: {end.rule}")
    return None


def _both(read: Read, first: str, last: str) -> tuple[ReadDate | None, ReadDate | None]:
    """Read both, lending the first the words that it lacks. Ex: "3", "5 اذار 2012" -> 3 اذار 2012, 5 اذار 2012."""
    words = last.split()
    lent = (first, *(f"{first} {' '.join(words[start:])}" for start in range(1, len(words))))
    readings = (one for one in map(read, lent) if one and one.edtf and not one.edtf.startswith(NO_YEAR))
    return next(readings, None), read(last)


def _ordered(raw: str, first: ReadDate, last: ReadDate) -> ReadDate:
    if not last.edtf or any(mark in first.edtf + last.edtf for mark in "/["):
        return unread(raw, last.rule if not last.edtf else "a range of ranges")
    (start, _), (_, end) = span(first.edtf), span(last.edtf)
    if start and end and end < start:
        return unread(raw, "the end stands before the beginning")
    return interval(raw, first, last, "between two dates")


def _either(raw: str, first: ReadDate | None, last: ReadDate | None) -> ReadDate | None:
    if not first or not last or not last.edtf or any(mark in first.edtf + last.edtf for mark in "/["):
        return None
    both = interval(raw, first, last, "one of two dates")
    return ReadDate(raw, f"[{first.edtf},{last.edtf}]", both.year, both.month, None, both.sure, both.rule)


def _in_two(raw: str, one: ReadDate | None, other: ReadDate | None) -> ReadDate | None:
    """Two readings side by side, when one of them is Hijri and the other not, and they mean the same time."""
    if not one or not other or one.rule.startswith("Hijri") == other.rule.startswith("Hijri"):
        return None
    return _in_two_calendars(raw, one, other)


def _in_two_calendars(raw: str, one: ReadDate | None, other: ReadDate | None) -> ReadDate | None:
    """Take the Gregorian one of two readings of a day when they agree within three days."""
    if not one or not other or not one.edtf or not other.edtf:
        return None
    plain, hijri = sorted((one, other), key=lambda read: "~" in read.edtf)
    (a, b), (c, d) = span(plain.edtf), span(hijri.edtf)
    if a and b and c and d and max((c - b).days, (a - d).days) > _CALENDARS_DIFFER:
        return unread(raw, f"the two calendars differ: {plain.edtf} and {hijri.edtf}")
    return ReadDate(raw, plain.edtf, plain.year, plain.month, plain.day, plain.sure, f"{plain.rule}, beside Hijri")
