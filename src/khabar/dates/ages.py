"""A year of birth from an age and the date on which it was true."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from khabar.dates.fold import fold
from khabar.dates.months import any_of
from khabar.dates.span import span
from khabar.dates.value import ReadDate, interval, unread
from khabar.dates.words import numbers, pattern
from khabar.model import UNKNOWN

_BEFORE = re.compile(r"(?:العمر|عمره|عمرها|بعمر|aged?(?: of)?|in|في|من)\s*:?\s*")
_UNIT = (
    r"(?:\s*(?:عاما?|اعوام|سنه|سنوات|سنين|ربيعا|years?(?: old)?|y\.?/?o?\.?|yrs?|ans?|"
    r"(?P<months>شهرا?|اشهر|شهور|months?|mois)))?"
)
_HALF = r"(?:[.,]\d+|\s+و?\s?نصف)?"
_MORE = r"(?:\s+(?:و|and)?\s*\d{1,2}\s*(?:شهرا?|اشهر|شهور|months?))?"
_AGE = re.compile(rf"(\d{{1,3}}){_HALF}{_UNIT}{_HALF}{_MORE}\.?")
_OLDEST = 120


def read_age(text: str, on: str) -> ReadDate:
    """Read an age into the days of birth that it allows, given the EDTF date `on` which it was true.

    Ex: read_age("34", "2012-05-03").edtf -> "1977-05-04/1978-05-03"; read_age("٣٤ سنة", "2012").edtf -> "1977/1978";
    read_age("حوالي 30", "2012").edtf -> "1981~/1982~"; read_age("30-35", "2012").edtf -> "1976/1982";
    read_age("34", "") is unread: an age without its date says nothing.
    """
    plain = fold(text)
    if re.fullmatch(pattern("unknown"), plain):
        return unread(text, UNKNOWN)
    about, (low, high) = _months(plain)
    if high is None or low is None:
        return unread(text, "not an age in a form that we know")
    first, last = span(on)
    if first is None or last is None:
        return unread(text, "an age without the date on which it was true")
    if low > high:
        return unread(text, "the end stands before the beginning")
    if high > _OLDEST * 12 + 12:
        return unread(text, f"older than {_OLDEST} years")
    born = _back(first, high) + timedelta(days=1), _back(last, low)
    mark, sure = ("~", 0.7) if about else ("", 0.85)
    start, end = (
        ReadDate(text, (day.isoformat() if first == last else str(day.year)) + mark, day.year, None, None, sure, "")
        for day in born
    )
    return interval(text, start, end, f"{'about ' if about else ''}age on {on}")


def _months(plain: str) -> tuple[bool, tuple[int | None, int | None]]:
    """Whether an age is only rough, and the least and the most months it stands for, the most excluded.

    Ex: "34" -> 408, 420; "30-35" -> 360, 432; "الثلاثينات" -> 360, 480; (None, None) when it is no age.
    """
    bare = _BEFORE.sub("", plain, count=1) if _BEFORE.match(plain) else plain
    if rough := _rough().fullmatch(bare):
        bare = next(filter(None, rough.groups()))
        return True, _months(bare)[1]
    if two := _two().fullmatch(bare):
        ends = [_one(part) for part in filter(None, two.groups())]
        if all(end[0] is not None for end in ends):
            return False, (ends[0][0], ends[1][1])
    return False, _one(bare)


def _one(bare: str) -> tuple[int | None, int | None]:
    if found := _AGE.fullmatch(bare):
        unit = 1 if found["months"] else 12
        return int(found[1]) * unit, int(found[1]) * unit + unit
    if bare in numbers("tens"):
        return numbers("tens")[bare] * 12, numbers("tens")[bare] * 12 + 120
    for words in _without_unit(bare):
        if words in numbers("ages"):
            return numbers("ages")[words] * 12, numbers("ages")[words] * 12 + 12
    return None, None


def _without_unit(bare: str) -> Iterator[str]:
    """An age in words, as it is, without its half, without its unit. Ex: "سنه و نصف" -> "سنه"."""
    whole = re.sub(rf"{_HALF}$", "", bare)
    yield whole
    yield re.sub(rf"{_UNIT}$", "", whole)


@cache
def _rough() -> re.Pattern[str]:
    word = pattern("about")
    return re.compile(rf"{word}\s+(.+)|(.+?)\s+{word}|~\s*(.+)|(.+?)\s*[~؟?]|(\d+)\s*\+")


@cache
def _two() -> re.Pattern[str]:
    join = any_of(["الي", "حتي", "او", "to", "or", "until", "-", "/"])
    return re.compile(rf"{pattern('between')}\s+(.+?)\s+{pattern('and')}\s*(.+)|(.+?)\s*(?:{join})\s*(.+)")


def _back(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    ordinal = day.year * 12 + day.month - 1 - months
    start = date(ordinal // 12, ordinal % 12 + 1, 1)
    return min(start + timedelta(days=day.day - 1), _month_end(start))


def _month_end(start: date) -> date:
    return (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
