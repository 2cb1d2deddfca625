"""Pairs of documents that rest on one another, found among hundreds without comparing every row with every other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.checks.copied.odd import usual_of
from khabar.checks.copied.order import order_of
from khabar.checks.copied.rows import SAID, WHO, Rows
from khabar.checks.copied.shared import Shared, once, shared_rows

LEAST = 8
"""Shared rows below which nothing is said."""
SPREAD = 40
"""A name in more documents than this brings no pair together."""
EXAMPLES = 20
RICH = 2
"""Things that two rows have to say beside the name for their words to be compared."""

PRIOR = -7.0
"""Bits against it, before anything is known: one pair of lists in 128."""
LIKELY, SURE = 3.0, 10.0
"""Bits from which it is said, and said as good as certain."""


class Sure(StrEnum):
    """How sure it is that two documents rest on one another."""

    LIKELY = "likely"
    SURE = "sure"


class Sign(NamedTuple):
    """Something counted that copies have and independent lists do not: how often it was so, of how often it could be.

    `bits` is what that adds; a sign that could not be looked at adds nothing.
    """

    times: int
    of: int
    bits: float

    @property
    def share(self) -> float:
        return self.times / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents that are not independent, by their keys.

    `shared` rows name the same person in both, of `rows` in the first and `other_rows` in the second. `alike`: shared
    rows that say who it is in the same words, `events`: what happened; `order`: neighbours that are neighbours in both;
    `odd`: rare spellings of shared rows that the other repeats. `longest` rows stand in the same order, `sorted_by`
    says that a sorting may explain that. `examples` are places of rows in both, with the spelling they share ("": word
    for word).
    """

    one: int
    other: int
    rows: int
    other_rows: int
    shared: int
    alike: Sign
    events: Sign
    order: Sign
    odd: Sign
    longest: int
    sorted_by: str
    examples: tuple[tuple[int, int, str], ...]

    @property
    def bits(self) -> float:
        """The weight of all signs together, with what speaks against copying before any is seen."""
        return PRIOR + self.alike.bits + self.events.bits + self.order.bits + self.odd.bits

    @property
    def sure(self) -> Sure:
        return Sure.SURE if self.bits >= SURE else Sure.LIKELY


def find_copies(documents: Mapping[int, Rows], only: Collection[int] | None = None) -> list[Copy]:
    """The pairs that are not independent, the surest first; `only` those with one of these documents.

    Lists of the same people, each with its own spellings and order, share rows and are not copies. Takes time with the
    rows and with the pairs of documents that share eight names, not with the pairs of rows.
    """
    keys = sorted(documents)
    usual = usual_of(documents[key] for key in keys)
    odd = {key: _odd(documents[key], usual) for key in keys}
    found = []
    for a, b in _candidates(documents, keys):
        if only is None or a in only or b in only:
            copy = _compare(a, b, documents[a], documents[b], odd)
            if copy is not None and copy.bits >= LIKELY:
                found.append(copy)
    return sorted(found, key=lambda copy: (-copy.bits, copy.one, copy.other))


def _candidates(documents: Mapping[int, Rows], keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of documents that share at least LEAST names which stand once in each."""
    single = [documents[key].persons[once(documents[key].persons)] for key in keys]
    if not single:
        return
    persons = np.concatenate(single)
    owner = np.repeat(np.arange(len(keys)), [len(one) for one in single])
    order = np.argsort(persons, kind="stable")
    persons, owner = persons[order], owner[order]
    begins = np.flatnonzero(np.r_[True, persons[1:] != persons[:-1]]) if len(persons) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[begins, len(persons)])
    counts = np.zeros(len(keys) * len(keys), np.int64)
    for size in range(2, min(SPREAD, int(sizes.max(initial=0))) + 1):
        starts = begins[sizes == size]
        for left in range(size - 1):
            for right in range(left + 1, size):
                pair = owner[starts + left] * len(keys) + owner[starts + right]
                counts += np.bincount(pair, minlength=len(counts))
    for pair in np.flatnonzero(counts >= LEAST).tolist():
        yield keys[pair // len(keys)], keys[pair % len(keys)]


Odd = dict[int, str]


def _odd(rows: Rows, usual: Mapping[str, str]) -> Odd:
    """By place of a row: the rare spelling in its name."""
    is_odd = np.array([word in usual for word in rows.words], bool)
    places = np.flatnonzero(is_odd[rows.word_of]).tolist() if len(is_odd) else []
    return {int(rows.row_of[place]): rows.words[rows.word_of[place]] for place in places}


def _compare(a: int, b: int, one: Rows, other: Rows, odd: Mapping[int, Odd]) -> Copy | None:
    shared = shared_rows(one, other)
    if len(shared.one) < LEAST:
        return None
    names = one.names[shared.one] == other.names[shared.other]
    said_one, said_other = one.said[shared.one], other.said[shared.other]
    both = (said_one != 0) & (said_other != 0)
    same = (said_one == said_other) | ~both
    order = order_of(one, other, shared)
    slips, examples = _repeated(shared, odd[a], odd[b])
    return Copy(
        a,
        b,
        len(one),
        len(other),
        len(shared.one),
        *_alike(names, same, both),
        _sign(order.kept, order.of, 0.8, max(0.1, min(0.5, 6 / len(shared.one))), -1.0, 40.0),
        slips,
        order.longest,
        order.sorted_by,
        tuple([*examples, *_whole(shared, names & same.all(axis=1) & both.any(axis=1))][:EXAMPLES]),
    )


def _alike(names: NDArray[np.bool_], same: NDArray[np.bool_], both: NDArray[np.bool_]) -> tuple[Sign, Sign]:
    """Rows that say two things in the same words beside the name: of who it is, and of what happened.

    A list may copy the people of another and add its own events, so other events say little against it. Where few rows
    say two things of who it is, names alone are counted, which say less.
    """
    who, what = slice(0, len(WHO)), slice(len(WHO), len(SAID))
    rich = both[:, who].sum(axis=1) >= RICH
    if rich.sum() >= LEAST:
        alike = names & same[:, who].all(axis=1)
        people = _sign(int(alike[rich].sum()), int(rich.sum()), 0.85, 0.5, -20.0, 12.0)
    else:
        people = _sign(int(names.sum()), len(names), 0.95, 0.8, -20.0, 4.0)
    rich = both[:, what].sum(axis=1) >= RICH
    alike = names & same[:, what].all(axis=1)
    return people, _sign(int(alike[rich].sum()), int(rich.sum()), 0.85, 0.5, -2.0, 12.0)


def _sign(times: int, of: int, copied: float, independent: float, least: float, most: float) -> Sign:
    """A count with the bits by which it speaks for copying: how often copies have it, and independent lists."""
    bits = times * log2(copied / independent) + (of - times) * log2((1 - copied) / (1 - independent))
    return Sign(times, of, max(least, min(most, bits)) if of else 0.0)


def _repeated(shared: Shared, one: Odd, other: Odd) -> tuple[Sign, list[tuple[int, int, str]]]:
    rows = [
        (a, b, one.get(a), other.get(b))
        for a, b in zip(shared.one.tolist(), shared.other.tolist(), strict=True)
        if a in one or b in other
    ]
    same = [(a, b, word) for a, b, word, again in rows if word and word == again]
    return _sign(len(same), len(rows), 0.8, 0.35, -10.0, 20.0), same


def _whole(shared: Shared, alike: NDArray[np.bool_]) -> Iterable[tuple[int, int, str]]:
    places = np.flatnonzero(alike)[:EXAMPLES]
    return ((int(shared.one[place]), int(shared.other[place]), "") for place in places)
