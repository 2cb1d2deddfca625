"""Which of several values to show first, by rules that anybody can follow; every other one stays beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from khabar.dates import read_date, span
from khabar.model import Reliability
from khabar.names import parse


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as a record states it: its text, the record's number, its source with rating, since when it is held.

    `read_as` is the EDTF that a date was read as when it came in; without it the words are read anew.
    """

    text: str
    record: int
    source: str
    reliability: Reliability
    held_since: datetime
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Best:
    """The value to show, how many sources say it or say less of it, and every other text, in order."""

    stated: Stated
    support: int
    others: tuple[Stated, ...]


T = TypeVar("T")


def best_name(stated: Sequence[Stated]) -> Best | None:
    """The name to show among those of one script; None when there is none.

    A name is supported by every source that says it or only parts of it, in that order. Most sources count first, then
    the better rating, then the fuller name, then the one that was held first.

    Ex: محمد الخولاني (two sources) and محمد خالد الخولاني (a third) -> the latter, supported by three.
    """
    return _best(stated, _parts, _is_within, len)


def best_date(stated: Sequence[Stated]) -> Best | None:
    """The date to show; None when there is none. A source that says "1980" supports "1980-05-03".

    Texts that can't be read as a date are supported by those of the same words alone. Order as for names.
    """
    return _best(stated, _days, _is_around, _precision)


def best_text(stated: Sequence[Stated]) -> Best | None:
    """The text to show where nothing is known of its parts: a place, a number; order as for names."""
    return _best(stated, lambda one: one.text.split(), lambda less, more: less == more, len)


def _best(
    stated: Sequence[Stated],
    read: Callable[[Stated], T],
    says_less: Callable[[T, T], bool],
    fullness: Callable[[T], int],
) -> Best | None:
    """The first by support, rating, fullness and age; of equal texts one is kept, the earliest of the best rated."""
    known = [one for one in stated if one.text.strip()]
    if not known:
        return None
    meaning = {one.text: read(one) for one in known}
    support = {
        text: len({one.source for one in known if one.text == text or says_less(meaning[one.text], meant)})
        for text, meant in meaning.items()
    }

    def rank(one: Stated) -> tuple[int, str, int, datetime, int, str, str]:
        fuller = -fullness(meaning[one.text])
        return (-support[one.text], one.reliability, fuller, one.held_since, one.record, one.source, one.text)

    ordered = {one.text: one for one in sorted(known, key=rank, reverse=True)}
    first, *others = sorted(ordered.values(), key=rank)
    return Best(first, support[first.text], tuple(others))


def _parts(one: Stated) -> tuple[str, ...]:
    return tuple(part.form for part in parse(one.text).parts if part.role not in ("honorific", "particle"))


def _is_within(less: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Whether the parts of one name stand in another, in order. Ex: (a, c) within (a, b, c)."""
    left = iter(more)
    return bool(less) and all(part in left for part in less)


def _days(one: Stated) -> tuple[int, int] | str:
    """First and last day that a text may mean, as ordinals; the words themselves when they can't be read."""
    first, last = span(one.read_as or read_date(one.text).edtf)
    return (first.toordinal(), last.toordinal()) if first and last else " ".join(one.text.split())


def _is_around(less: tuple[int, int] | str, more: tuple[int, int] | str) -> bool:
    if isinstance(less, str) or isinstance(more, str):
        return less == more
    return less[0] <= more[0] and more[1] <= less[1]


def _precision(days: tuple[int, int] | str) -> int:
    return -(10**7) if isinstance(days, str) else days[0] - days[1]
