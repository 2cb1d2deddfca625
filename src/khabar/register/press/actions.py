"""What people make of suggestions: accept, change, reject, and take that back. Each write with its audit entry."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.dates import read_date
from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Document
from khabar.register.press.convert import figure_columns, statement_columns
from khabar.register.press.counts import COUNTS
from khabar.register.press.models import Article, Figure, Finding, Kind, State, Statement
from khabar.register.press.reading import text_of

Facts = Mapping[str, Any]


@needs(Right.TAKE_IN)
@transaction.atomic
def accept_statement(finding: Finding, facts: Facts | None = None, actor: User | None = None) -> Statement:
    """Make a statement of a suggestion, as it was found or as a person says. Raises BadInput."""
    finding = _take(finding, Kind.STATEMENT, actor)
    columns = statement_columns(finding) | {"text": finding.text} | dict(facts or {})
    made = _add_statement(finding.article, finding, columns, finding.start)
    for figure in Figure.objects.filter(article=finding.article, finding__content__isnull=False, statement=None):
        if figure.finding and figure.finding.content.get("statement") == finding.number:
            Figure.objects.filter(pk=figure.pk).update(statement=made)
    note(actor, "statement accepted", f"statement {made.public_id}", article=finding.article.public_id)
    return made


@needs(Right.TAKE_IN)
@transaction.atomic
def accept_figure(finding: Finding, facts: Facts | None = None, actor: User | None = None) -> Figure:
    """Make a figure of a suggestion, as it was found or as a person says. Raises BadInput."""
    finding = _take(finding, Kind.FIGURE, actor)
    columns = figure_columns(finding) | {"text": finding.text} | dict(facts or {})
    made = _add_figure(finding.article, finding, columns, finding.start)
    _link(made, finding)
    note(actor, "figure accepted", f"figure {made.public_id}", article=finding.article.public_id)
    return made


@needs(Right.TAKE_IN)
@transaction.atomic
def accept_naming(finding: Finding, actor: User | None = None) -> Finding:
    """Say that a named event, place, method or alleged perpetrator was found rightly. Nothing else is made of it."""
    if finding.kind in (Kind.STATEMENT, Kind.FIGURE):
        raise BadInput(_("This suggestion is accepted with its facts."))
    finding = _take(finding, Kind(finding.kind), actor)
    note(actor, "naming accepted", f"article {finding.article.public_id}", finding=finding.pk)
    return finding


@needs(Right.TAKE_IN)
@transaction.atomic
def add_statement(article: Article, facts: Facts, actor: User | None = None) -> Statement:
    """Enter a statement that was not found. Raises BadInput when its words don't stand in the document."""
    made = _add_statement(article, None, facts, 0)
    note(actor, "statement accepted", f"statement {made.public_id}", article=article.public_id)
    return made


@needs(Right.TAKE_IN)
@transaction.atomic
def add_figure(article: Article, facts: Facts, actor: User | None = None) -> Figure:
    """Enter a figure that was not found. Raises BadInput when its words don't stand in the document."""
    made = _add_figure(article, None, facts, 0)
    note(actor, "figure accepted", f"figure {made.public_id}", article=article.public_id)
    return made


@needs(Right.TAKE_IN)
@transaction.atomic
def reject(finding: Finding, actor: User | None = None) -> Finding:
    """Say that a suggestion is wrong, or not needed. It stays, and can be opened again. Raises BadInput."""
    finding = _decide(finding, State.OPEN, State.REJECTED, actor)
    note(actor, "suggestion rejected", f"article {finding.article.public_id}", finding=finding.pk)
    return finding


@needs(Right.TAKE_IN)
@transaction.atomic
def reopen(finding: Finding, actor: User | None = None) -> Finding:
    """Take a decision on a suggestion back. What was published once is corrected or withdrawn instead: BadInput."""
    made = Statement.objects.filter(finding=finding).first() or Figure.objects.filter(finding=finding).first()
    if made and made.published_at:
        raise BadInput(_("This was published. Correct it, or withdraw it; it is not taken away."))
    if made:
        made.delete()
    finding = _decide(finding, State(finding.state), State.OPEN, actor)
    note(actor, "suggestion opened again", f"article {finding.article.public_id}", finding=finding.pk)
    return finding


def _take(finding: Finding, kind: Kind, actor: User | None) -> Finding:
    if finding.kind != kind:
        raise BadInput(_("This suggestion is of another kind."))
    return _decide(finding, State.OPEN, State.ACCEPTED, actor)


def _decide(finding: Finding, before: State, state: State, actor: User | None) -> Finding:
    """Move a suggestion on, once: the second of two people is told."""
    decided = {"decided_by": actor, "decided_at": timezone.now()} if state != State.OPEN else {}
    wanted = {"decided_by": None, "decided_at": None} | decided
    same = Finding.objects.filter(pk=finding.pk, state=before)
    if before == state or not same.update(state=state, **wanted):
        raise BadInput(_("Somebody else decided on this suggestion meanwhile. Look at it again."))
    return Finding.objects.select_related("article").get(pk=finding.pk)


def _add_statement(article: Article, finding: Finding | None, facts: Facts, near: int) -> Statement:
    start, end = locate(article.document, str(facts.get("text", "")), near)
    made = Statement(article=article, finding=finding, start=start, end=end, **facts)
    check_statement(made)
    made.save()
    return made


def _add_figure(article: Article, finding: Finding | None, facts: Facts, near: int) -> Figure:
    start, end = locate(article.document, str(facts.get("text", "")), near)
    made = Figure(article=article, finding=finding, start=start, end=end, **facts)
    check_figure(made)
    made.save()
    return made


def _link(made: Figure, finding: Finding) -> None:
    """Tie a figure to the statement it was given in and to the figure it is a part of, where those are accepted."""
    found = Finding.objects.filter(article=finding.article)
    said = found.filter(kind=Kind.STATEMENT, number=_number(finding, "statement"), statement__isnull=False).first()
    whole = found.filter(kind=Kind.FIGURE, number=_number(finding, "part_of"), figure__isnull=False).first()
    made.statement, made.part_of = said.statement if said else None, whole.figure if whole else None
    made.save(update_fields=["statement", "part_of"])
    others = Figure.objects.filter(article=finding.article, part_of=None).exclude(pk=made.pk).select_related("finding")
    parts = [one.pk for one in others if one.finding and one.finding.content.get("part_of") == finding.number]
    Figure.objects.filter(pk__in=parts).update(part_of=made)


def _number(finding: Finding, name: str) -> int:
    """The number of another finding that this one names; -1 where it names none."""
    number = finding.content.get(name)
    return -1 if number is None else int(number)


def locate(document: Document, words: str, near: int) -> tuple[int, int]:
    """Where words stand in a document, the place nearest to a character. Raises BadInput when they don't."""
    text = text_of(document)
    places = []
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise BadInput(_("These words don't stand in the document. Copy them from it, without changing a letter."))
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(words)


def check_statement(one: Statement) -> None:
    """Raises BadInput for a statement of nobody."""
    if not (one.name or one.role or one.organisation):
        raise BadInput(_("Say who speaks: a name, a role or a body."))


def check_figure(one: Figure) -> None:
    """Raises BadInput for a figure without bounds, with bounds upside down, or that counts nothing known."""
    if one.counts not in COUNTS:
        raise BadInput(_("Say what is counted."))
    if one.low is None and one.high is None:
        raise BadInput(_("Give the least or the most that it can mean, or both."))
    if one.low is not None and one.high is not None and one.low > one.high:
        raise BadInput(_("The least is more than the most. Look at the bounds again."))
    for day in (one.since, one.until):
        check_day(day)


def check_day(edtf: str) -> None:
    """Raises BadInput for what is no date as EDTF writes it."""
    if edtf and read_date(edtf).edtf != edtf:
        raise BadInput(_("This is no date. Write it as 2013-05-03, 2013-05 or 2013."))
