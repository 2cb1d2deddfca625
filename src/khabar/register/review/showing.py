"""Everything that the page of a pair shows: both records with their sources, what agrees, the weight step by step."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar import charts, names
from khabar.linkage import Step
from khabar.linkage.wording import Wording
from khabar.register.documents.models import Document, Record
from khabar.register.documents.readings import readings_of
from khabar.register.documents.templatetags.documents import field_label
from khabar.register.people.answers import answer_sheet
from khabar.register.people.conflicts import Contradiction, conflicts_of
from khabar.register.people.grounds import Pair
from khabar.register.people.models import Claim, Entry, Person
from khabar.register.people.summaries import told_in
from khabar.register.review.beside import Part, Row, parts_of, rows_of
from khabar.register.review.evidence import evidence_in, steps_of
from khabar.register.review.models import Suggestion
from khabar.register.review.rows import named
from khabar.register.review.scans import is_scan

SHOWN = 8
"""Other records of a person that the page shows."""

MOST = 200
"""Claims of two persons up to which the page says what would contradict each other if they were one."""


NO_FIELD = ("before looking", "kinship", "judgements")
"""Steps of a weight that compare nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a pair: whose it is held to be with which `others`, its claims, its cells as they stand.

    `is_scan`: its document is a picture, which is shown beside it."""

    record: Record
    document: Document
    person: Person
    records: int
    claims: list[Claim]
    entries: list[Entry]
    others: list[Record]
    cells: list[tuple[str, str, str]]
    parts: list[Part]
    is_scan: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A pair as its page shows it. `steps` are label and bits, in words; empty where no run weighed the pair."""

    sides: tuple[Side, Side]
    rows: list[Row]
    name: names.NameComparison
    why_name: tuple[str, ...]
    steps: list[tuple[str, float]]
    drawing: str
    would_contradict: list[Contradiction]


def beside(pair: Pair, suggested: Suggestion | None) -> Beside | None:
    """What to show of a pair; None when the register does not hold both records."""
    rows = Record.objects.select_related("list", "document__source", "document__intake", "membership__person")
    found = rows.in_bulk(pair)
    if len(found) < 2 or any(not hasattr(record, "membership") for record in found.values()):
        return None
    a, b = found[pair[0]], found[pair[1]]
    readings = readings_of([a, b])
    steps = _steps(pair, (a, b), suggested)
    compared = names.compare(a.name, b.name)
    parts = parts_of(compared)
    told = [(_label(step), step.bits) for step in steps]
    return Beside(
        (_side(a, parts[0]), _side(b, parts[1])),
        rows_of(a, b, (readings[a.pk], readings[b.pk]), steps),
        compared,
        names.explain(compared, get_language() or "en"),
        told,
        _drawn(told),
        _would_contradict(a.membership.person, b.membership.person),
    )


def _side(record: Record, parts: list[Part]) -> Side:
    document = record.document
    table = document.tables.filter(sheet=record.sheet).first() if record.row else None
    cells = zip(table.headers, table.fields, record.cells, strict=True) if table else ()
    return Side(
        record,
        document,
        record.membership.person,
        record.membership.person.memberships.count(),
        list(record.claims.order_by("ordinal")),
        list(Entry.objects.filter(claim__record=record)),
        list(_others(record)),
        [(header, field, cell) for header, field, cell in cells if cell],
        parts,
        is_scan(document),
    )


def _others(record: Record) -> "QuerySet[Record]":
    """Other records that are held to speak of the same person, the first of them."""
    theirs = Record.objects.filter(membership__person=record.membership.person).exclude(pk=record.pk)
    return theirs.select_related("document__source").order_by("pk")[:SHOWN]


def _steps(pair: Pair, records: tuple[Record, Record], suggested: Suggestion | None) -> list[Step]:
    """The weight taken apart. What was suggested lately has no evidence yet: it is looked up once, and kept."""
    if suggested is None or not suggested.run:
        return []
    if not suggested.evidence:
        found = evidence_in(suggested.run, {pair: (named(records[0]), named(records[1]))})
        if pair in found:
            suggested.evidence = found[pair]
            Suggestion.objects.filter(pk=suggested.pk).update(evidence=suggested.evidence)
    return steps_of(suggested.run, suggested.evidence)


def _label(step: Step) -> str:
    """A step in words. Ex: "Mother: same sound (rare)"."""
    words = Wording("ar" if get_language() == "ar" else "en")
    name = field_label(step.comparison) or (words.say if step.comparison in NO_FIELD else words.column)(step.comparison)
    return f"{name}: {words.level(step.level)}"


def _drawn(steps: list[tuple[str, float]]) -> str:
    bars = [charts.Bar(label, bits) for label, bits in steps]
    return charts.waterfall(_("The match weight, step by step"), bars, _("match weight, bits")) if bars else ""


def _would_contradict(a: Person, b: Person) -> list[Contradiction]:
    """What does not fit together if both are one person, and does in each alone; nothing where they are one already."""
    if a.pk == b.pk or Claim.objects.filter(record__membership__person__in=(a, b)).count() > MOST:
        return []
    both = [answer_sheet(person) for person in (a, b)]
    known = {one.key for answers in both for one in conflicts_of(answers, told_in(answers))}
    answers: list[Any] = [*both[0], *both[1]]
    return [one for one in conflicts_of(answers, told_in(answers)) if one.key not in known]
