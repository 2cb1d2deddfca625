"""What is written to the outbox, each with its audit entry in one transaction. The log holds ids and kinds only."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.mail import sealed, tasks
from khabar.register.mail.kinds import KINDS, Told
from khabar.register.mail.models import Letter, State
from khabar.register.mail.server import server_of

AGAIN = (60, 5 * 60, 15 * 60, 3600, 4 * 3600, 12 * 3600, 24 * 3600)
"""Seconds to wait after each failed try; after the last of them comes one more try, and then it is given up."""

KEPT = timedelta(days=7)
"""How long it is remembered that a mail was sent, dropped or given up."""


def can_send() -> bool:
    """Whether the register names a mail server, well enough to try."""
    try:
        return server_of(settings.HOME) is not None
    except BadInput:
        return False


@transaction.atomic
def post(kind: str, language: str, told: Told, until: datetime | None = None) -> Letter:
    """Put a mail into the outbox; the worker sends it. `told` is what its kind asks for then, and lies sealed.

    Ex: post("news", "ar", {"enquiry": "..."}). What can't be sent before `until` is given up then.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    letter = Letter(kind=kind, language=language, until=until)
    letter.sealed = sealed.seal(told, str(letter))
    letter.save()
    audit(None, "mail posted", str(letter), kind=kind)
    _appoint(letter, timedelta())
    return letter


def _appoint(letter: Letter, after: timedelta) -> None:
    task = tasks.send.using(run_after=timezone.now() + after).enqueue(letter.pk)
    Letter.objects.filter(pk=letter.pk).update(task=str(task.id))


@transaction.atomic
def end(letter: Letter, state: State, trouble: str = "") -> None:
    """Write down what became of a mail. What it held is forgotten."""
    now = timezone.now()
    Letter.objects.filter(pk=letter.pk).update(state=state, trouble=trouble, ended_at=now, sealed=b"")
    audit(None, f"mail {state}", str(letter), kind=letter.kind, tries=letter.tries)


@transaction.atomic
def try_again(letter: Letter, trouble: str) -> None:
    """Write down why a try failed, and appoint the next; after the last one, or past its time, it is given up."""
    tries = letter.tries + 1
    Letter.objects.filter(pk=letter.pk).update(tries=tries, trouble=trouble)
    letter.tries = tries
    wait = timedelta(seconds=AGAIN[min(tries, len(AGAIN)) - 1])
    if tries > len(AGAIN) or (letter.until and timezone.now() + wait > letter.until):
        end(letter, State.GIVEN_UP, trouble)
    else:
        _appoint(letter, wait)


@transaction.atomic
def forget_old() -> int:
    """Take out what ended a while ago; returns how many."""
    old = Letter.objects.exclude(state=State.WAITING).filter(ended_at__lt=timezone.now() - KEPT)
    if gone := old.delete()[0]:
        audit(None, "mails forgotten", "outbox", mails=gone)
    return gone


@transaction.atomic
def take_up() -> int:
    """Let what waits without a task, because workers died over it, have another; returns how many."""
    alive = {
        str(key) for key in DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).values_list("pk", flat=True)
    }
    lost = [letter for letter in Letter.objects.filter(state=State.WAITING) if letter.task not in alive]
    for letter in lost:
        try_again(letter, "the background worker died over it")
    return len(lost)
