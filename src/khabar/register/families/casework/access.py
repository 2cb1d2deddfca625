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


def may_open(user: User, enquiry: Enquiry) -> bool:
    """Whether a user may read what the family told: only who has taken it, and only as long as the family allows it."""
    return may(user, Right.FAMILIES) and allowing(Purpose.SEARCH).filter(pk=enquiry.pk, worker=user).exists()
