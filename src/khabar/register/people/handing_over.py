"""What a user holds open here, and how it goes to another: their kept and saved searches."""

from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.holdings import Holding
from khabar.register.accounts.models import User
from khabar.register.people.models import SavedSearch, Search

KINDS = (Search, SavedSearch)


def count(user: User) -> int:
    """How many searches a user keeps."""
    return sum(kind.objects.filter(user=user).count() for kind in KINDS)


def give(user: User, to: User) -> int:
    """Give them to another; call inside the transaction of the audit entry. Returns how many went."""
    return sum(kind.objects.filter(user=user).update(user=to) for kind in KINDS)


SEARCHES = Holding("searches", _("Kept searches"), count, give)
