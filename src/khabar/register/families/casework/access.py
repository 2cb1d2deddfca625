"""Which enquiries a case worker sees, may take, and may open. Asked by every page and every action."""

from django.db.models import Q, QuerySet

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose


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
