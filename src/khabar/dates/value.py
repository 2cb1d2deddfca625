"""What reading a date gives back."""

from calendar import monthrange
from dataclasses import dataclass

VERSION = "dates 3"
"""Named beside every stored reading; raised whenever a rule or a table changes what is read."""

FIRST_YEAR, LAST_YEAR = 1850, 2100
NO_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as written and as read.

    `edtf` is the reading in Extended Date/Time Format (ISO 8601-2), '' when unread; `year`, `month` and `day`
    are what it names, None where it names none or more than one. `sure` goes from 0 (unread) to 1, `rule` says how
    it was read, or why not. Ex: ReadDate("آذار 2012", "2012-03", 2012, 3, None, 0.98, "month by name, year")
    """

    raw: str
    edtf: str
    year: int | None
    month: int | None
    day: int | None
    sure: float
    rule: str


def unread(raw: str, why: str) -> ReadDate:
    """Keep the words, read nothing. Ex: unread("بعد العيد", "not a date in a form that we know")."""
    return ReadDate(raw, "", None, None, None, 0.0, why)


def dated(raw: str, year: int, month: int | None, day: int | None, sure: float, rule: str) -> ReadDate:
    """Build a reading, or an unread date when the calendar has no such year, month or day.

    Ex: dated("30/2/2012", 2012, 2, 30, 0.98, "day, month, year").rule -> "the calendar has no 2012-02-30"
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unread(raw, f"the year {year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    if month is None:
        return ReadDate(raw, f"{year}", year, None, None, sure, rule)
    if not 1 <= month <= 12:
        return unread(raw, f"there is no month {month}")
    if day is None:
        return ReadDate(raw, f"{year}-{month:02}", year, month, None, sure, rule)
    if not 1 <= day <= monthrange(year, month)[1]:
        return unread(raw, f"the calendar has no {year}-{month:02}-{day:02}")
    return ReadDate(raw, f"{year}-{month:02}-{day:02}", year, month, day, sure, rule)


def interval(raw: str, first: ReadDate, last: ReadDate, rule: str) -> ReadDate:
    """Build a reading that lies between two others; it names a year or month only when both ends agree on it.

    Ex: between 2012-03 and 2012-07 -> edtf "2012-03/2012-07", year 2012, month None.
    """
    if not first.edtf or not last.edtf:
        return unread(raw, next(one.rule for one in (first, last) if not one.edtf))
    year = first.year if first.year == last.year else None
    month = first.month if year and first.month == last.month else None
    return ReadDate(raw, f"{first.edtf}/{last.edtf}", year, month, None, min(first.sure, last.sure) * 0.95, rule)
