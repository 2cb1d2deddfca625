"""Counting anew what questions ask for, in the background: when a person asks, and when something changed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.press import documenting, tasks
from khabar.register.press.models import Question, Recount
from khabar.register.press.staleness import newest_change

REST = timedelta(minutes=5)
"""So long a count stands although something changed since: a long intake is not counted row by row."""


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_count(question: Question, actor: User | None = None) -> Recount:
    """Let the worker count what the register documents of a question, with an estimate where one is sound."""
    row, _is_new = Recount.objects.get_or_create(question=question)
    row.asked_at, row.asked_by = timezone.now(), actor
    row.save(update_fields=["asked_at", "asked_by"])
    audit(actor, "count asked for", f"question {question.public_id}")
    tasks.count.enqueue(question.pk)
    return row


def count_asked(key: int) -> None:
    """Count what somebody asked for. Called by the worker alone; may be called again."""
    asked = Recount.objects.select_related("question", "asked_by").filter(question=key, asked_at__isnull=False).first()
    if asked is not None:
        documenting.count_now(asked.question, asked.asked_by, estimates=True)


def recount_some() -> bool:
    """Count one question anew that may have another answer now; says whether more are left. For the worker."""
    old = Q(recount=None) | Q(recount__seen__lt=newest_change())
    rested = Q(recount=None) | Q(recount__at=None) | Q(recount__at__lt=timezone.now() - REST)
    due = list(Question.objects.filter(old & rested).order_by(F("recount__at").asc(nulls_first=True), "pk")[:2])
    if due:
        documenting.count_now(due[0])
    return len(due) > 1
