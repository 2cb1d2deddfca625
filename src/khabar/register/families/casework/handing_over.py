"""What a case worker holds open here, and how it goes to another: the enquiries they have taken."""

from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.holdings import Holding
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families.models import Enquiry


def count(user: User) -> int:
    """How many enquiries a user has taken that any case worker may have."""
    return Enquiry.objects.filter(worker=user, narrow=False).count()


def give(user: User, to: User) -> int:
    """Give them to another, unless they may open none; call in the transaction of the audit entry. How many went."""
    return Enquiry.objects.filter(worker=user, narrow=False).update(worker=to) if may(to, Right.FAMILIES) else 0


def count_narrow(user: User) -> int:
    """How many enquiries about children and women were given to a user."""
    return Enquiry.objects.filter(worker=user, narrow=True).count()


def give_narrow(user: User, to: User) -> int:
    """Give them to another who may settle; anybody else gets none, and they go back to the seniors, who give them."""
    to_senior = to if may(to, Right.FAMILIES) and may(to, Right.SETTLE) else None
    return Enquiry.objects.filter(worker=user, narrow=True).update(worker=to_senior)


HELD = (
    Holding("enquiries", _("Enquiries of families"), count, give),
    Holding("narrow_enquiries", _("Enquiries about children and women (to a senior)"), count_narrow, give_narrow),
)
