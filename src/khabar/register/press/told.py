"""What of this app has a history, in which words, and what goes with an intake that is undone."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right
from khabar.register.documents.histories import HISTORIES, LINES, Line, Told
from khabar.register.documents.models import Document, Revision
from khabar.register.documents.resting import RESTING, Resting
from khabar.register.documents.revising import subject_of
from khabar.register.documents.templatetags.documents import JUDGED
from khabar.register.documents.templatetags.histories import CHANGES, COUNTS
from khabar.register.press.models import Article, Figure, Finding, Question, Statement
from khabar.register.press.publishing import correct, kind_of

KINDS: dict[str, Promise] = {
    "article asked for": _("An article asked for from the web"),
    "article fetched": _("An article fetched from the web"),
    "article read": _("Article read, with its suggestions"),
    "article read again": _("Article read again, by a newer reader"),
    "statement accepted": _("Statement accepted"),
    "figure accepted": _("Figure accepted"),
    "naming accepted": _("A name of an event, place or method accepted"),
    "suggestion rejected": _("Suggestion rejected"),
    "suggestion opened again": _("Decision on a suggestion taken back"),
    "question asked": _("Question asked"),
    "figure sorted": _("Figure sorted to a question, or out of it"),
    "count asked for": _("A count asked for"),
    "documented counted": _("Documented persons counted"),
    "published": _("Published"),
    "publication withdrawn": _("Publication withdrawn"),
    "name let stand": _("A name let stand on public pages"),
    "name left out again": _("A name left out of public pages again"),
    "low changed": _("Corrected"),
    "high changed": _("Corrected"),
    "counts changed": _("Corrected"),
}
FIELDS: dict[str, Promise] = {
    "title": _("Title"),
    "outlet": _("Outlet"),
    "office": _("Issued by"),
    "date": _("Published on"),
    "byline": _("Written by"),
    "editor": _("Edited by"),
    "translated": _("Translated from"),
    "address": _("Address"),
    "name": _("Name"),
    "role": _("Role"),
    "organisation": _("Body"),
    "verb": _("Verb"),
    "low": _("At least"),
    "high": _("At most"),
    "counts": _("What is counted"),
    "who": _("Whom"),
    "by": _("Said to be done by"),
    "where": _("Where, in the words of the document"),
    "place": _("Place"),
    "since": _("From"),
    "until": _("Until"),
    "scope": _("Which cases count"),
    "definition": _("By which definition"),
    "method": _("How it was counted"),
    "title_ar": _("What is asked, in Arabic"),
    "title_en": _("What is asked, in English"),
}


def _page(thing: Any) -> str:
    return reverse("press-thing", args=[kind_of(thing), thing.public_id])


def _changes(thing: Any) -> Q:
    """Of a thing by its permanent id, and by its key where a value of it was corrected."""
    return Q(subject__in=[f"{kind_of(thing)} {thing.public_id}", subject_of(thing)])


def _set_back(revision: Revision, thing: Any, reason: str, actor: User | None) -> object:
    return correct(thing, revision.field, revision.before, reason, actor)


def _liner(table: type[Model]) -> Any:
    def lines(keys: Sequence[str]) -> dict[str, Line]:
        numbers = [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
        found = table._default_manager.filter(Q(public_id__in=keys) | Q(pk__in=numbers))
        lines: dict[str, Line] = {}
        for row in found:
            line = Line(str(row), _page(row))
            lines |= {key: line for key in (getattr(row, "public_id", ""), str(row.pk)) if key in keys}
        return lines

    return lines


def add_histories() -> None:
    """Say so; called once by `ready`."""
    CHANGES.update(KINDS)
    CHANGES.update({f"{name} changed": _("Corrected") for name in FIELDS if f"{name} changed" not in CHANGES})
    COUNTS.update({"found": _("suggestions"), "documented": _("persons documented"), "less": _("persons with less")})
    COUNTS.update({"gone": _("suggestions gone"), "unchanged": _("decisions kept")})
    JUDGED.update({name: label for name, label in FIELDS.items() if name not in JUDGED})
    for table in (Article, Statement, Figure, Question):
        name = str(table._meta.model_name)
        HISTORIES[name] = Told(
            name, table, "public_id", str, _page, _changes, judge=Right.PUBLISH, set_back=_set_back
        )  # fmt: skip
        LINES[name] = _liner(table)


def _count(document: Document) -> int:
    return sum(table._default_manager.filter(article__document=document).count() for table in (Statement, Figure))


def _remove(document: Document, _keys: Sequence[int]) -> None:
    """What was made of an article goes with its intake: its suggestions, statements, figures, and their pages."""
    Figure.objects.filter(article__document=document).delete()
    Statement.objects.filter(article__document=document).delete()
    Finding.objects.filter(article__document=document).delete()
    Article.objects.filter(document=document).delete()


def add_resting() -> None:
    """Say so; called once by `ready`."""
    RESTING.append(Resting(_("statements and figures"), (), _count, _remove))
