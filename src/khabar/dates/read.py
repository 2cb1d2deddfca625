"""Read a date as people write it, without ever losing what they wrote."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from khabar.dates.approximate import read_approximate
from khabar.dates.between import read_between
from khabar.dates.fold import fold
from khabar.dates.hijri import read_hijri
from khabar.dates.numeric import read_numeric
from khabar.dates.value import ReadDate, dated, unread
from khabar.dates.worded import read_worded
from khabar.dates.words import pattern
from khabar.model import UNKNOWN

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TWO_NUMBERS = re.compile(r"\D*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}\D*")
_LONGEST = 80
_CLEARLY = 4
"""How many times more dates must begin with the month than with the day for a column to do so."""


def read_date(text: str, month_first: bool = False) -> ReadDate:
    """Read one date of any usual form; what can't be read comes back unread (`edtf` is ''). Never raises.

    `month_first` is how a list writes 3/5/2012 (see `month_comes_first`).
    Ex: read_date("٣/٥/٢٠١٢").edtf -> "2012-05-03"; read_date("آب 2013").edtf -> "2013-08";
    read_date("حوالي 2012").edtf -> "2012~"; read_date("بين 2012 و 2013").edtf -> "2012/2013";
    read_date("2012-02-30") -> edtf "", rule "the calendar has no 2012-02-30".
    """
    if found := _ISO.fullmatch(text):
        return dated(text, int(found[1]), int(found[2]) or None, int(found[3]) or None, 1.0, "year, month, day")
    return _read(text, month_first)


def month_comes_first(texts: Iterable[str]) -> bool:
    """Whether a column writes 5/13/2012, to judge by those of its dates that can be read in one way only.

    Ex: month_comes_first(["5/13/2012", "3/5/2012"]) -> True.
    """
    return months_lead(Counter(map(order_of, texts)))


def months_lead(orders: Mapping[str, int]) -> bool:
    """Whether so many dates begin with the month, and so few with the day, that a column means the month first.

    `orders` counts what `order_of` says. Ex: months_lead({"month": 9, "day": 2, "": 40}) -> True
    """
    return orders.get("month", 0) > _CLEARLY * orders.get("day", 0)


@lru_cache(maxsize=1 << 16)
def order_of(text: str) -> str:
    """Which of day and month stands first, where only one of them can: "day", "month", or "" when it can't be told.

    Ex: order_of("13/5/2012") -> "day"; order_of("5/13/2012") -> "month"; order_of("3/5/2012") -> "".
    """
    found = _TWO_NUMBERS.fullmatch(fold(text))
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    return "day" if first > 12 >= second else "month" if second > 12 >= first else ""


@lru_cache(maxsize=1 << 16)
def _read(text: str, month_first: bool) -> ReadDate:
    if len(text) > _LONGEST:
        return unread(text, f"longer than {_LONGEST} characters")
    plain = fold(text)
    if not plain:
        return unread(text, "empty")
    if re.fullmatch(pattern("unknown"), plain):
        return unread(text, UNKNOWN)

    def read_single(words: str) -> ReadDate | None:
        bare = _bare(words)
        return (
            read_hijri(text, bare)
            or read_numeric(text, bare, month_first)
            or read_worded(text, bare)
            or read_approximate(text, bare, read_any)
        )

    def read_any(words: str) -> ReadDate | None:
        return read_single(words) or read_between(text, _bare(words), read_single)

    read = read_any(plain)
    return read or unread(text, "not a date in a form that we know")


def _bare(text: str) -> str:
    """Take off the words and marks around a date that add nothing. Ex: "يوم الجمعه 3 اذار 2012م" -> "3 اذار 2012"."""
    while (bare := _around().sub("", text)) != text and bare:
        text = bare
    return text


@cache
def _around() -> re.Pattern[str]:
    before, weekdays, after = (pattern(kind) for kind in ("before", "weekdays", "after"))
    clock = r"[\s,-]+(?:الساعه|at)\s.*"
    brackets, marks = r"^\((?=[^()]*\)$)|(?<=\d)\)$", r"^[\s,;:]+|[\s,;:]+$|(?<![/.])\.$"
    return re.compile(
        rf"^{before}[\s:]+|^{weekdays}[\s,./-]+|\s*(?<![^\W\d_]){after}\.?$|\s+{weekdays}$|{clock}$|{brackets}|{marks}"
    )
