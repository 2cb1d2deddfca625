"""Which of several values to show first, by rules that anybody can follow; every other one stays beside it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from khabar.dates import read_date, span
from khabar.model import Reliability
from khabar.names import parse


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as a record states it: its text, the record's number, its source with rating, since when it is held.

    `read_as` is what the text was read as when it came in (a date's EDTF, a place's code, m or f); without it a date is
    read anew, and other words are what they are. What was taken back supports nothing, and stands behind all that was
    not. `counts_as` names the source whose word it is, where that is another one; sources that rest on one another
    support a value once.
    """

    text: str
    record: int
    source: str
    reliability: Reliability
    held_since: datetime
    read_as: str = ""
    is_taken_back: bool = False
    counts_as: str = ""

    @property
    def voice(self) -> str:
        """By whom it counts where sources are counted."""
        return self.counts_as or self.source


@dataclass(frozen=True, slots=True)
class Best:
    """The value to show, how many sources say it or say less of it, and every other text, in order."""

    stated: Stated
    support: int
    others: tuple[Stated, ...]


T = TypeVar("T")
Parts = tuple[str, ...]
Days = tuple[int, int] | str


def best_name(stated: Sequence[Stated]) -> Best | None:
    """The name to show among those of one script; None when there is none.

    A name is supported by every source that says it or only parts of it, in that order. Most sources count first, then
    the better rating, then the fuller name, then the one that was held first.

    Ex: محمد الخولاني (two sources) and محمد خالد الخولاني (a third) -> the latter, supported by three.
    """
    return _best(stated, _parts, _within, len)


def best_date(stated: Sequence[Stated]) -> Best | None:
    """The date to show; None when there is none. A source that says "1980" supports "1980-05-03".

    Texts that can't be read as a date are supported by those of the same words alone. Order as for names.
    """
    return _best(stated, _days, _around, _precision)


def best_text(stated: Sequence[Stated]) -> Best | None:
    """The text to show where nothing is known of its parts: a place, a number; order as for names.

    Texts that were read as the same support each other. Ex: "ذكر" and "male", both read as m, from two sources.
    """
    return _best(stated, _meant, _alone, len)


def _best(
    stated: Sequence[Stated],
    read: Callable[[Stated], T],
    lesser: Callable[[Collection[T]], Callable[[T], Iterable[T]]],
    fullness: Callable[[T], int],
) -> Best | None:
    """The first of those not taken back, by support, rating, fullness and age.

    Of equal texts one is kept, the earliest of the best rated. `lesser` is given every meaning, and
    gives for one of them all that say as much or less.
    """
    known = [one for one in stated if one.text.strip()]
    if not known:
        return None
    meaning = {one.text: read(one) for one in known}
    say: dict[str, set[str]] = defaultdict(set)
    for one in known:
        say[one.text].update(() if one.is_taken_back else (one.voice,))
    of: dict[T, set[str]] = defaultdict(set)
    for text, meant in meaning.items():
        of[meant] |= say[text]
    less = lesser(of.keys())
    support = {text: len(say[text].union(*(of[other] for other in less(meant)))) for text, meant in meaning.items()}

    def rank(one: Stated) -> tuple[bool, int, str, int, datetime, int, str, str]:
        fuller = -fullness(meaning[one.text])
        age = one.held_since, one.record, one.source, one.text
        return (one.is_taken_back, -support[one.text], one.reliability, fuller, *age)

    ordered = {one.text: one for one in sorted(known, key=rank, reverse=True)}
    first, *others = sorted(ordered.values(), key=rank)
    return Best(first, support[first.text], tuple(others))


def _parts(one: Stated) -> Parts:
    return tuple(part.form for part in parse(one.text).parts if part.role not in ("honorific", "particle"))


def _within(names: Collection[Parts]) -> Callable[[Parts], Iterable[Parts]]:
    """The names whose parts stand in another, in order. Ex: (a, c) within (a, b, c). Looked up by their first part."""
    by_first = defaultdict(list)
    for name in names:
        if name:
            by_first[name[0]].append(name)

    def less(more: Parts) -> Iterable[Parts]:
        return (name for first in set(more) for name in by_first.get(first, ()) if _is_within(name, more))

    return less


def _is_within(less: Parts, more: Parts) -> bool:
    left = iter(more)
    return all(part in left for part in less)


def _days(one: Stated) -> Days:
    """First and last day that a text may mean, as ordinals; the words themselves when they can't be read."""
    first, last = span(one.read_as or read_date(one.text).edtf)
    return (first.toordinal(), last.toordinal()) if first and last else " ".join(one.text.split())


def _around(meanings: Collection[Days]) -> Callable[[Days], Iterable[Days]]:
    """The stretches of days that another lies in, looked up by their length; of other words, the same alone."""
    by_length = defaultdict(list)
    for days in meanings:
        if not isinstance(days, str):
            by_length[days[1] - days[0]].append(days[0])
    for firsts in by_length.values():
        firsts.sort()

    def less(more: Days) -> Iterable[Days]:
        if isinstance(more, str):
            yield more
            return
        for length, firsts in by_length.items():
            for first in firsts[bisect_left(firsts, more[1] - length) : bisect_right(firsts, more[0])]:
                yield first, first + length

    return less


def _precision(days: Days) -> int:
    return -(10**7) if isinstance(days, str) else days[0] - days[1]


def _meant(one: Stated) -> Parts:
    return tuple((one.read_as or one.text).split())


def _alone(_: Collection[Parts]) -> Callable[[Parts], Iterable[Parts]]:
    return lambda same: (same,)
