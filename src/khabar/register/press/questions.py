"""Writes about questions: what several sources count, and which figures answer it. Each with its audit entry."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.press.models import Figure, Question


@needs(Right.TAKE_IN)
@transaction.atomic
def ask(facts: Mapping[str, Any], actor: User | None = None) -> Question:
    """Begin a question. `facts` are its columns."""
    made = Question.objects.create(**facts)
    note(actor, "question asked", f"question {made.public_id}")
    return made


@needs(Right.TAKE_IN)
@transaction.atomic
def answer(question: Question, figure: Figure, actor: User | None = None) -> Figure:
    """Say that a figure answers a question. Raises BadInput for one that counts something else."""
    if figure.counts != question.counts:
        raise BadInput(_("This figure counts something else. Correct what it counts first, if that is wrong."))
    return _tie(figure, question, actor)


@needs(Right.TAKE_IN)
@transaction.atomic
def leave(figure: Figure, actor: User | None = None) -> Figure:
    """Say that a figure does not answer its question after all."""
    return _tie(figure, None, actor)


def _tie(figure: Figure, question: Question | None, actor: User | None) -> Figure:
    before = figure.question.public_id if figure.question else ""
    figure.question = question
    figure.save(update_fields=["question"])
    after = question.public_id if question else ""
    note(actor, "figure sorted", f"figure {figure.public_id}", before=before, after=after)
    return figure


def answers_to(question: Question) -> list[Figure]:
    """The figures of a question, with what pages need of them."""
    return list(question.figures.select_related("article__document__source", "statement__article__document__source"))


def candidates(question: Question) -> list[Figure]:
    """Figures that count the same and answer no question yet, the latest first."""
    free = Figure.objects.filter(question=None, counts=question.counts)
    return list(free.select_related("article__document__source", "statement__article")[:50])
