"""Dates that say themselves how rough they are: about 2012, أواخر 2013, mid-May 2014, 1980?, 2012-05~."""

import re
from calendar import monthrange
from collections.abc import Callable
from functools import cache

from khabar.dates.value import ReadDate, interval
from khabar.dates.words import pattern

Read = Callable[[str], ReadDate | None]

_SIGN = re.compile(r"(.+?)\s*\(?([~?%])\)?")
_THIRDS_OF_YEAR = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}
_THIRDS_OF_MONTH = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}


@cache
def _qualified() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    shapes = []
    for sign, kind in (("~", "about"), ("?", "perhaps")):
        word = pattern(kind)
        shapes.append((sign, kind, re.compile(rf"{word}\s+(.+)|(.+?)[\s,(]+{word}\)?|{word}(\d.*)")))
    return tuple(shapes)


@cache
def _thirds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((third, re.compile(rf"{pattern(third)}[\s-]+(.+)")) for third in _THIRDS_OF_YEAR)


def read_approximate(raw: str, text: str, read: Read) -> ReadDate | None:
    """Read folded `text` that carries a word or sign of doubt; `read` reads what is left without it.

    Ex: "حوالي 2012" -> 2012~; "1980?" -> 1980?; "اواخر 2012" -> 2012-09~/2012-12~ (the last third of the year).
    """
    if found := _SIGN.fullmatch(text):
        return _marked(read(found[1]), found[2], "marked as uncertain")
    if text.startswith("~"):
        return _marked(read(text[1:]), "~", "marked as uncertain")
    for sign, kind, shape in _qualified():
        if found := shape.fullmatch(text):
            return _marked(read(next(filter(None, found.groups()))), sign, kind)
    for third, shape in _thirds():
        if found := shape.fullmatch(text):
            return _third(raw, read(found[1]), third)
    return None


def _marked(read: ReadDate | None, sign: str, word: str) -> ReadDate | None:
    """Qualify every date of a reading. Ex: 2012-03/2012-05 with "~" -> 2012-03~/2012-05~."""
    if read is None or not read.edtf:
        return read
    edtf = re.sub(r"[\dX][\dX-]*(?=$|[/,\]])", lambda part: part[0] + sign, read.edtf)
    return ReadDate(read.raw, edtf, read.year, read.month, read.day, read.sure * 0.85, f"{word}: {read.rule}")


def _third(raw: str, whole: ReadDate | None, third: str) -> ReadDate | None:
    if whole is None or not whole.edtf or whole.year is None or whole.day is not None:
        return None
    year, month = whole.year, whole.month
    if month is None:
        first, last = (f"{year}-{number:02}~" for number in _THIRDS_OF_YEAR[third])
    else:
        one, other = _THIRDS_OF_MONTH[third]
        first, last = (f"{year}-{month:02}-{d:02}~" for d in (one, min(other, monthrange(year, month)[1])))
    start, end = (ReadDate(raw, edtf, year, month, None, whole.sure, "") for edtf in (first, last))
    return interval(raw, start, end, f"{third} part of {'a month' if month else 'a year'}")
