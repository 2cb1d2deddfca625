"""What a case worker holds open here, and how it goes to another: the enquiries they have taken."""

from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.holdings import Holding
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families.models import Enquiry


def count(user: User) -> int:
    """How many enquiries a user has taken."""
    return Enquiry.objects.filter(worker=user).count()


def give(user: User, to: User) -> int:
    """Give them to another, unless they may open none; call in the transaction of the audit entry. How many went."""
    return Enquiry.objects.filter(worker=user).update(worker=to) if may(to, Right.FAMILIES) else 0


ENQUIRIES = Holding("enquiries", _("Enquiries of families"), count, give)
