"""What becomes public: turned on, turned off and corrected by people, each with its audit entry."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Standing
from khabar.register.documents.revising import revise
from khabar.register.people.models import Person
from khabar.register.press.actions import check_day, check_figure, check_statement
from khabar.register.press.models import (
    Article,
    Figure,
    Grounds,
    NamedInPublic,
    Publishable,
    Question,
    Statement,
)

P = TypeVar("P", Article, Statement, Figure, Question)

CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "outlet", "office", "date", "byline", "editor", "translated", "address"),
    "statement": ("name", "role", "organisation", "verb", "credibility"),
    "figure": (
        "low", "high", "counts", "who", "by", "where", "pcode", "since", "until", "scope", "definition", "method",
    ),
    "question": ("title_ar", "title_en", "place", "since", "until", "scope", "definition"),
}  # fmt: skip
"""What people may say otherwise later; both values are kept. Words of the document itself don't change."""


@needs(Right.PUBLISH)
@transaction.atomic
def publish(thing: P, actor: User | None = None) -> P:
    """Give something its public page. Raises BadInput for what was taken back by its source, or is public already."""
    current = _locked(thing)
    if current.is_public:
        raise BadInput(_("This is public already."))
    document = document_of(current)
    if document is not None and document.standing == Standing.RETRACTED:
        raise BadInput(_("The document was retracted by its source. What it says is not published."))
    current.published_at = current.published_at or timezone.now()
    current.withdrawn_at = None
    current.version += 1
    current.save(update_fields=["published_at", "withdrawn_at", "version"])
    note(actor, "published", name_of(current), version=current.version)
    return current


@needs(Right.PUBLISH)
@transaction.atomic
def withdraw(thing: P, actor: User | None = None) -> P:
    """Take a public page back: its address says since when, and no more. Raises BadInput when it is not public."""
    current = _locked(thing)
    if not current.is_public:
        raise BadInput(_("This is not public."))
    current.withdrawn_at = timezone.now()
    current.version += 1
    current.save(update_fields=["withdrawn_at", "version"])
    note(actor, "publication withdrawn", name_of(current), version=current.version)
    return current


@needs(Right.TAKE_IN)
@transaction.atomic
def correct(thing: P, field: str, value: Any, reason: str, actor: User | None = None, seen: Any = ...) -> P:
    """Say another value of something, with a reason; the old one is kept with the date, and shown where it was public.

    What was ever public is corrected by who may publish. Raises BadInput, Outdated when somebody else was faster.
    """
    kind = kind_of(thing)
    if field not in CORRECTABLE[kind]:
        raise BadInput(_("This can't be changed: it stands in the document as it is."))
    wanted = _locked(thing)
    if wanted.published_at and actor is not None and not may(actor, Right.PUBLISH):
        raise PermissionDenied
    setattr(wanted, field, value)
    if isinstance(wanted, Figure):
        check_figure(wanted)
    elif isinstance(wanted, Statement):
        check_statement(wanted)
    elif field in ("date", "since", "until"):
        check_day(str(value))
    if isinstance(wanted, Article) and field in ("outlet", "office"):
        _rename_bearer(wanted, getattr(thing, field), str(value))
    return revise(thing, field, value, reason, actor, seen)


def _rename_bearer(article: Article, before: str, after: str) -> None:
    """Let the chains of an article's statements name its outlet or office as it is said to be now."""
    for statement in article.statements.select_for_update() if before and after else ():
        statement.chain = [hop | {"bearer": after} if hop["bearer"] == before else hop for hop in statement.chain]
        statement.save(update_fields=["chain"])


@needs(Right.PUBLISH_PEOPLE)
@transaction.atomic
def let_stand(
    persons: list[Person], article: Article | None, grounds: str, reason: str, actor: User | None = None
) -> list[NamedInPublic]:
    """Let the names of persons stand on public pages (of one article, or all), on recorded grounds. Raises BadInput.

    Another person of the same name is meant in one article only, never everywhere.
    """
    if grounds not in Grounds.values or not reason.strip():
        raise BadInput(_("Say on which grounds the name may stand, and what shows it."))
    if grounds == Grounds.NAMESAKE and article is None:
        raise BadInput(_("That another person is meant can be said of one article only."))
    made = [
        NamedInPublic.objects.create(person=person, article=article, grounds=grounds, reason=reason.strip(), by=actor)
        for person in persons
    ]
    for one in made:
        note(actor, "name let stand", f"person {one.person.public_id}", naming=one.pk)
    return made


@needs(Right.PUBLISH_PEOPLE)
@transaction.atomic
def end_naming(naming: NamedInPublic, actor: User | None = None) -> None:
    """Take back that a name may stand; from now on it is left out of every public page again."""
    if NamedInPublic.objects.filter(pk=naming.pk, ended_at=None).update(ended_at=timezone.now()):
        note(actor, "name left out again", f"person {naming.person.public_id}", naming=naming.pk)


def kind_of(thing: Publishable) -> str:
    """Ex: "figure"."""
    return str(thing._meta.model_name)


def name_of(thing: Publishable) -> str:
    """How changes name it. Ex: "figure a1B2..."."""
    return f"{kind_of(thing)} {thing.public_id}"


def document_of(thing: Publishable) -> Any:
    """The document it stands in; None for a question, which stands in several."""
    if isinstance(thing, Article):
        return thing.document
    return thing.article.document if isinstance(thing, Statement | Figure) else None


def _locked(thing: P) -> P:
    return type(thing)._base_manager.select_for_update().get(pk=thing.pk)
