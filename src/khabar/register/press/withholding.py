"""No person of the register is named on a public page, unless an administrator let their name stand.

Everything that leaves for the public goes through a `Gate`: names that may be those of somebody in the register are
left out, in whichever script and spelling, and whoever it is about. Editors leave out other private names themselves.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import gettext as _

from khabar import names
from khabar.register.documents.models import Change, Record
from khabar.register.people.models import Membership, NameKey, Person
from khabar.register.press.models import Article, NamedInPublic

WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼʿʾ][^\W\d_]+)*")
GAP = re.compile(r"[ \t\u00a0\u200e\u200f'’.]*")
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "abou", "umm", "um", "abd", "abdul", "abdel", "as", "ash"}
)
FURTHEST = 3
"""Between two parts of a name that somebody writes, up to two others may stand that the register doesn't know."""
ENOUGH = 2000
"""So many records with two parts in common are compared; where there are more, one of them is taken to fit."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a text that may name somebody of the register, and the keys of those persons."""

    start: int
    end: int
    persons: frozenset[int]


def mentions(text: str, change: int | None = None) -> tuple[Mention, ...]:
    """Every place in a text that may name a person of the register, in the order of the text.

    `change` is the latest one, where it was asked for already.
    """
    return _mentions(text, latest_change() if change is None else change)


def latest_change() -> int:
    """Grows with everything that is written to the register: what was found before holds no longer."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@lru_cache(maxsize=4096)
def _mentions(text: str, _change: int) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for run in _runs(text):
        for first, last in _pairs(run):
            if persons := _persons(text[first[0] : last[1]], text[first[0] : first[1]], text[last[0] : last[1]]):
                found.append(Mention(first[0], last[1], persons))
    return tuple(_joined(sorted(found, key=lambda one: (one.start, -one.end))))


Unit = tuple[int, int]
"""Characters of one part of a name."""


def _runs(text: str) -> Iterator[list[Unit]]:
    """Words that follow each other and may be parts of one name, as names read them ("Abd al-Rahman" is one part)."""
    has_capitals = any(letter.isupper() for letter in text)
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if run and not GAP.fullmatch(text, run[-1].end(), word.start()):
            yield _units(text, run)
            run = []
        if _may_be_a_name(word.group(), has_capitals):
            run.append(word)
        elif run:
            yield _units(text, run)
            run = []
    if run:
        yield _units(text, run)


def _may_be_a_name(word: str, has_capitals: bool) -> bool:
    if not has_capitals or word.casefold() in PARTICLES or word[0].upper() == word[0].lower():
        return True
    return any(letter.isupper() for letter in word)


def _units(text: str, run: Sequence[re.Match[str]]) -> list[Unit]:
    """The parts of the name that a run of words would be."""
    start, end = run[0].start(), run[-1].end()
    units, at = [], start
    for part in names.parse(text[start:end]).parts:
        place = text.find(part.text, at, end)
        if place >= 0:
            units.append((place, place + len(part.text)))
            at = place + len(part.text)
    return units


def _pairs(run: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    for at, first in enumerate(run):
        for last in run[at + 1 : at + 1 + FURTHEST]:
            yield first, last


def _persons(whole: str, first: str, last: str) -> frozenset[int]:
    """The persons with a record whose name has both parts, one before the other or the other way round."""
    beginning, ending = names.keys(first), names.keys(last)
    if not beginning or not ending:
        return frozenset()
    with_last = NameKey.objects.filter(key__in=ending).values("record")
    records = NameKey.objects.filter(key__in=beginning, record__in=with_last).values_list("record", flat=True)
    near = list(records.distinct()[:ENOUGH])
    written = Record.objects.filter(pk__in=near).values_list("pk", "name")
    fitting = [key for key, name in written if _fits(first, last, name)]
    if not fitting and len(near) == ENOUGH:
        fitting = near[:1]
    return frozenset(Membership.objects.filter(record__in=fitting).values_list("person", flat=True))


def _fits(first: str, last: str, name: str) -> bool:
    """Whether two parts both agree with parts of a name."""
    steps = names.compare(f"{first} {last}", name).alignment
    agreeing = [step for step in steps if step.a and step.b and step.weight > 0]
    return bool(agreeing) and all(step.weight > 0 for step in steps if step.a) and len(names.parse(name).parts) > 1


def _joined(found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions that lie over each other as one."""
    held: list[Mention] = []
    for one in found:
        if held and one.start < held[-1].end:
            before = held.pop()
            one = Mention(before.start, max(before.end, one.end), before.persons | one.persons)
        held.append(one)
    yield from held


class Gate:
    """What of an article's words may stand on a public page; of several, what may by each; of None, everywhere.

    Made for one page: it asks once whose names may stand, and what changed last.

    Ex: Gate(article).shown("... Sami ... said that ...")
    """

    def __init__(self, article: Article | None, *others: Article) -> None:
        articles = {one.pk for one in (article, *others) if one}
        let = NamedInPublic.objects.filter(Q(article=None) | Q(article__in=articles), ended_at=None)
        found = [(one.article_id, _living(one.person).pk) for one in let.select_related("person__merged_into")]
        everywhere = {person for key, person in found if key is None}
        own = [everywhere | {person for key, person in found if key == one} for one in articles]
        self.let = frozenset(set.intersection(*own) if article and own else everywhere)
        self.change = latest_change()

    def withheld(self, text: str) -> list[Mention]:
        """The mentions that do not pass."""
        return [one for one in mentions(text, self.change) if not one.persons <= self.let]

    def shown(self, text: str) -> str:
        """The text, with words in place of every name that does not pass."""
        pieces, at = [], 0
        for one in self.withheld(text):
            pieces += [text[at : one.start], _("[name withheld]")]
            at = one.end
        return "".join([*pieces, text[at:]])


def _living(person: Person) -> Person:
    while person.merged_into is not None:
        person = person.merged_into
    return person
