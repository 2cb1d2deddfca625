"""Notes that a family began and never sent do not stay for ever: how long, and what ends them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khabar.register.chosen import choices
from khabar.register.families.actions import close
from khabar.register.families.models import Enquiry, State
from khabar.register.families.turning import turn


def days_kept() -> int:
    """Days for which notes that were not sent are kept after the last visit; 0: for ever."""
    return choices(settings.HOME).enquiries_days


def good_until(enquiry: Enquiry) -> datetime | None:
    """When notes that were not sent, and the card of who only has news, end without another visit; None: never."""
    days = days_kept()
    return (
        enquiry.visited_at + timedelta(days=days)
        if days and enquiry.state == State.BEGUN and enquiry.visited_at
        else None
    )


def expire_begun() -> int:
    """Make tombstones of the notes whose time is over, and turn the vault's key once for all; returns how many."""
    days, expired = days_kept(), 0
    if not days:
        return 0
    over = Enquiry.objects.filter(state=State.BEGUN, visited_at__lt=timezone.now() - timedelta(days=days))
    for key in over.values_list("pk", flat=True):
        with transaction.atomic():
            if found := over.select_for_update().filter(pk=key).first():  # not if the family just came back
                close(found, None, "not sent in time")
                expired += 1
    if expired:
        turn()
    return expired
