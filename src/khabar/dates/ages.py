"""A year of birth from an age and the date on which it was true."""

import re
from datetime import date, timedelta

from khabar.dates.fold import fold
from khabar.dates.span import span
from khabar.dates.value import ReadDate, interval, unread

_AGE = re.compile(
    r"(?:العمر|عمره|عمرها|aged?|age of)?\s*:?\s*(\d{1,3})(?:[.,]\d+)?\s*"
    r"(?P<unit>عاما?|اعوام|سنه|سنوات|سنين|years?(?: old)?|y\.?o?\.?|yrs?|ans?|"
    r"(?P<months>شهرا?|اشهر|شهور|months?|mois))?\.?"
)
_OLDEST = 120


def read_age(text: str, on: str) -> ReadDate:
    """Read an age into the days of birth that it allows, given the EDTF date `on` which it was true.

    Ex: read_age("34", "2012-05-03").edtf -> "1977-05-04/1978-05-03"; read_age("٣٤ سنة", "2012").edtf -> "1977/1978";
    read_age("34", "") is unread: an age without its date says nothing.
    """
    found = _AGE.fullmatch(fold(text))
    if not found:
        return unread(text, "not an age in a form that we know")
    first, last = span(on)
    if first is None or last is None:
        return unread(text, "an age without the date on which it was true")
    months = int(found[1]) * (1 if found["months"] else 12)
    if months > _OLDEST * 12:
        return unread(text, f"older than {_OLDEST} years")
    width = 1 if found["months"] else 12
    born = _back(first, months + width) + timedelta(days=1), _back(last, months)
    start, end = (
        ReadDate(text, day.isoformat() if first == last else str(day.year), day.year, None, None, 0.85, "")
        for day in born
    )
    return interval(text, start, end, f"age on {on}")


def _back(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    ordinal = day.year * 12 + day.month - 1 - months
    start = date(ordinal // 12, ordinal % 12 + 1, 1)
    return min(start + timedelta(days=day.day - 1), _month_end(start))


def _month_end(start: date) -> date:
    return (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
