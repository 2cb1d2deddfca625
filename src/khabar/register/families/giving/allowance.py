"""How much one person may carry away on their own word; beyond it a second person has to agree."""

from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families.giving.models import Parcel

ALONE = 25
"""Enquiries that one person may carry away in a period alone, in one file or in many."""

PERIOD = timedelta(days=30)

KNOWN = timedelta(days=7)
"""How long an account must have been there to ask for more, or to agree: nobody makes themselves a second person."""


def carried(user: User) -> int:
    """How many enquiries a user carried away in the period without a second person."""
    taken = Parcel.objects.filter(asked_by=user, taken_at__gt=timezone.now() - PERIOD).exclude(agreed=True)
    return int(taken.aggregate(sum=Sum("enquiries"))["sum"] or 0)


def goes_alone(user: User, enquiries: int) -> bool:
    """Whether a user may carry so many more away on their own word."""
    return carried(user) + enquiries <= ALONE


def is_known(user: User) -> bool:
    """Whether an account is old enough to stand for somebody."""
    return user.date_joined <= timezone.now() - KNOWN


def may_answer(user: User, parcel: Parcel) -> bool:
    """Whether a user may be the second person: a senior who did not ask, and not just made for it."""
    return may(user, Right.SETTLE) and user.pk != parcel.asked_by_id and is_known(user)
