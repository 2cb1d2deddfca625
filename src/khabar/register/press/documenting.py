"""What the register itself documents of a question: persons, each once, by the question's own definition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from khabar.checks import OF_DEATH
from khabar.checks.figures import OF_ONE_DAY
from khabar.dates import span
from khabar.model import ClaimKind
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Standing
from khabar.register.people.models import Claim
from khabar.register.press.counts import DOCUMENTED_BY
from khabar.register.press.estimating import aged, estimate_of
from khabar.register.press.models import Floor, Question, Recount
from khabar.register.press.releasing import release_counts_of
from khabar.register.press.staleness import newest_change

ENDED_BY = OF_DEATH | {ClaimKind.LISTED_RELEASED, ClaimKind.SEEN_FREE}
"""After one of these nobody counts as held or missing any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as counting needs it: its person, its days (None: open or unsaid) and whether name and place are full."""

    person: int
    record: int
    list: int
    kind: str
    first: date | None
    last: date | None
    pcode: str
    is_full: bool
    document: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is counted: from which day to which (None: open), and in which unit ("" is everywhere)."""

    counts: str
    begin: date | None = None
    end: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Documented:
    """Persons with full name, date and place within the bounds, and those of whom something of it is missing."""

    full: frozenset[int]
    less: frozenset[int]


def count(told: Iterable[Told], bounds: Bounds) -> Documented:
    """Count persons, whatever number of lists and claims speak of each.

    Who is named without a day, a place or a second part of the name, or with days that may lie outside, is in `less`:
    documented, but not in the floor. What is counted on one day counts who was said to be so before, and nothing else
    since.
    """
    kinds = DOCUMENTED_BY.get(bounds.counts, frozenset())
    full: dict[int, date | None] = {}
    less: set[int] = set()
    ended: dict[int, date] = {}
    for one in told:
        if bounds.counts in OF_ONE_DAY and one.kind in ENDED_BY and (one.first or date.min) <= (bounds.end or date.max):
            ended[one.person] = max(ended.get(one.person, date.min), one.first or date.min)
        if one.kind not in kinds or _is_outside(one, bounds):
            continue
        if one.is_full and _is_inside(one, bounds):
            before = full.get(one.person)
            full[one.person] = max(before, one.last) if before and one.last else before or one.last
        else:
            less.add(one.person)
    gone = {person for person, day in ended.items() if (full.get(person) or date.min) <= day}
    found = frozenset(full) - gone
    return Documented(found, frozenset(less) - found - gone)


def _is_inside(one: Told, bounds: Bounds) -> bool:
    """Whether every day and place it may speak of is within."""
    begin = None if bounds.counts in OF_ONE_DAY else bounds.begin
    if one.first is None or one.last is None or (begin and one.first < begin):
        return False
    return not (bounds.end and one.last > bounds.end) and one.pcode.startswith(bounds.place)


def _is_outside(one: Told, bounds: Bounds) -> bool:
    """Whether no day, or no place, that it may speak of is within."""
    begin = None if bounds.counts in OF_ONE_DAY else bounds.begin
    if (bounds.end and one.first and one.first > bounds.end) or (begin and one.last and one.last < begin):
        return True
    return bool(one.pcode and not one.pcode.startswith(bounds.place) and not bounds.place.startswith(one.pcode))


def told_of(counts: str) -> list[Told]:
    """Every claim of the register that bears on what is counted; what was retracted or withdrawn is left out."""
    kinds = DOCUMENTED_BY.get(counts, frozenset())
    if not kinds:
        return []
    wanted = kinds | (ENDED_BY if counts in OF_ONE_DAY else frozenset())
    claims = Claim.objects.filter(kind__in=[kind.value for kind in wanted], is_withdrawn=False)
    stands = claims.exclude(record__document__standing=Standing.RETRACTED)
    columns = ("record__membership__person", "record", "record__list", "record__document", "kind", "date", "pcode")
    rows = stands.order_by("pk").values_list(*columns, "place", "facility", "record__name")
    return [_told(*row) for row in rows.iterator(chunk_size=5000)]


def _told(person: int, record: int, of_list: int, document: int, kind: str, day: str, pcode: str, *words: str) -> Told:
    place, facility, name = words
    first, last = span(day)
    is_full = len(name.split()) > 1 and bool(pcode or place.strip() or facility.strip())
    return Told(person, record, of_list, kind, first, last, pcode, is_full, document)


@needs(Right.TAKE_IN)
def count_now(question: Question, actor: User | None = None, *, estimates: bool = False) -> Floor:
    """Count what the register documents of a question today, also within the period of each figure, and keep it.

    Where it is the same as before, and nobody asked, only the day on which it was looked at is kept. `estimates`: hold
    the lists against each other too, which takes long; else the last estimate stands, with its own day.
    """
    began, seen, before = timezone.now(), newest_change(), question.floors.first()
    told = told_of(question.counts)
    bounds = Bounds(question.counts, span(question.since)[0], span(question.until)[1], question.place)
    found = count(told, bounds)
    counted = _counted(told, bounds, found)
    estimate = before.estimate if before else {}
    caught = {(one.person, one.list, one.document) for one in counted}
    estimate = estimate_of(question, caught, estimate) if estimates else aged(question, caught, estimate)
    facts: dict[str, Any] = {
        "documented": len(found.full),
        "less": len(found.less),
        "records": len({one.record for one in counted}),
        "lists": len({one.list for one in counted}),
        "by_figure": _by_figure(question, told, bounds),
        "release": dict(release_counts_of(question)),
        "estimate": estimate,
    }
    return _keep(question, facts, Recount(seen=seen, at=began, asked_at=began if estimates else None), before, actor)


@transaction.atomic
def _keep(question: Question, facts: dict[str, Any], now: Recount, before: Floor | None, actor: User | None) -> Floor:
    """Keep a count, as far as it is another one, and that it was made; who asked after `now.asked_at` still waits."""
    Recount.objects.update_or_create(question=question, defaults={"seen": now.seen, "at": now.at})
    if now.asked_at:
        Recount.objects.filter(question=question, asked_at__lte=now.asked_at).update(asked_at=None, asked_by=None)
    if before and actor is None and all(getattr(before, name) == value for name, value in facts.items()):
        return before
    floor = Floor.objects.create(question=question, actor=actor, **facts)
    note(
        actor, "documented counted", f"question {question.public_id}", documented=floor.documented, less=floor.less
    )  # fmt: skip
    return floor


def _counted(told: list[Told], bounds: Bounds, found: Documented) -> list[Told]:
    """The claims that the number rests on: of these persons, of these kinds, within the bounds."""
    kinds = DOCUMENTED_BY.get(bounds.counts, frozenset())
    return [one for one in told if one.person in found.full and one.kind in kinds and not _is_outside(one, bounds)]


def _by_figure(question: Question, told: list[Told], bounds: Bounds) -> Mapping[str, Any]:
    """By the permanent id of each figure: how many persons fall into its own period and place."""
    found = {}
    for figure in question.figures.select_related("article"):
        begin = span(figure.since)[0] or bounds.begin
        end = span(figure.until)[1] or span(figure.article.date)[1] or bounds.end
        own = Bounds(question.counts, begin, end, figure.pcode or bounds.place)
        found[figure.public_id] = len(count(told, own).full)
    return found
