"""What reading a date gives back."""

from calendar import monthrange
from dataclasses import dataclass

VERSION = "dates 1"
"""Named beside every stored reading; raised whenever a rule or a table changes what is read."""

FIRST_YEAR, LAST_YEAR = 1850, 2100


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as written and as read.

    `edtf` is the reading in Extended Date/Time Format (ISO 8601-2), '' when unread; `year`, `month` and `day`
    are what it names. `sure` goes from 0 (unread) to 1, `rule` says how it was read, or why not.
    Ex: ReadDate("آذار 2012", "2012-03", 2012, 3, None, 0.98, "month by name and year")
    """

    raw: str
    edtf: str
    year: int | None
    month: int | None
    day: int | None
    sure: float
    rule: str


def unread(raw: str, why: str) -> ReadDate:
    """Keep the words, read nothing. Ex: unread("بعد العيد", "not a date that we know how to read")."""
    return ReadDate(raw, "", None, None, None, 0.0, why)


def dated(raw: str, year: int, month: int | None, day: int | None, sure: float, rule: str, mark: str = "") -> ReadDate:
    """Build a reading, or an unread date when the calendar has no such year, month or day.

    `mark` is EDTF's qualifier: "~" approximate, "?" uncertain.
    Ex: dated("1975?", 1975, None, None, 0.7, "year alone", "?").edtf -> "1975?"
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unread(raw, f"the year {year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    if month is None:
        return ReadDate(raw, f"{year}{mark}", year, None, None, sure, rule)
    if not 1 <= month <= 12:
        return unread(raw, f"there is no month {month}")
    if day is None:
        return ReadDate(raw, f"{year}-{month:02}{mark}", year, month, None, sure, rule)
    if not 1 <= day <= monthrange(year, month)[1]:
        return unread(raw, f"the calendar has no {year}-{month:02}-{day:02}")
    return ReadDate(raw, f"{year}-{month:02}-{day:02}{mark}", year, month, day, sure, rule)
