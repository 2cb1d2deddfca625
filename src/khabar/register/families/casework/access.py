"""Which enquiries a case worker sees, may take, and may open. Asked by every page and every action."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families.casework import notes
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose

REASON_HOLDS = timedelta(hours=8)
NARROW_REASON_HOLDS = timedelta(hours=1)
"""For how long a stated reason opens an enquiry to who stated it; of children and women the shorter."""


def inbox_of(user: User) -> "QuerySet[Enquiry]":
    """The sent enquiries that allow a search: those nobody has taken, and one's own; a senior sees all.

    Those of children and women are seen by a senior and by whom a senior gave them to.
    """
    found = allowing(Purpose.SEARCH).select_related("worker").order_by("sent_at", "pk")
    if may(user, Right.SETTLE):
        return found
    return found.filter(Q(worker=user) | Q(worker=None, narrow=False))


def may_take(user: User, enquiry: Enquiry) -> bool:
    """Whether a user may take an enquiry that nobody has."""
    return enquiry.worker_id is None and inbox_of(user).filter(pk=enquiry.pk).exists()


def opened_by(user: User) -> "QuerySet[Enquiry]":
    """The enquiries that a user may read: those they have taken, as long as the family allows a search.

    One question to the database, so that an enquiry of somebody else takes as long as one that never was.
    """
    return allowing(Purpose.SEARCH).filter(worker=user) if may(user, Right.FAMILIES) else Enquiry.objects.none()


def may_open(user: User, enquiry: Enquiry) -> bool:
    """Whether a user may read what the family told."""
    return opened_by(user).filter(pk=enquiry.pk).exists()


def has_reason(user: User, enquiry: Enquiry) -> bool:
    """Whether a user has stated, not long ago, why they open an enquiry. Raises vault.Shut."""
    since = timezone.now() - (NARROW_REASON_HOLDS if enquiry.narrow else REASON_HOLDS)
    return any(
        line["by"] == user.get_username() and datetime.fromisoformat(line["at"]) > since
        for line in notes.lines(enquiry, notes.OPENED)
    )


def is_sure_who_asks(enquiry: Enquiry) -> bool:
    """Whether a case worker made sure who asks; an answer to the family's question says who brings news, not that."""
    return any(line["outcome"] == "passed" and "tip" not in line for line in notes.lines(enquiry, notes.CHECKED))


def held(enquiry: Enquiry, actor: User | None) -> Enquiry:
    """The enquiry, for one request at a time and only for who has taken it. Call inside the transaction."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if actor is None or not may_open(actor, found):
        raise PermissionDenied
    return found
