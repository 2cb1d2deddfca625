"""How much somebody may do in an hour: pages opened, codes tried, enquiries begun. Nobody pays for others."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from khabar.register.accounts.lockout import address
from khabar.register.families.models import Budget
from khabar.register.families.vault import digest

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Allowance:
    """So much of a kind in an hour."""

    kind: str
    most: int


BEGIN = Allowance("begin", 10)
WRONG_CODE = Allowance("wrong code", 30)
PAGE = Allowance("page", 300)
OPEN_ENQUIRY = Allowance("open enquiry", 60)
SEARCH = Allowance("search", 60)


def who_asks(request: HttpRequest) -> str:
    """An address as allowances count it; of IPv6 the network."""
    return f"address {address(request)}"


def is_used_up(allowance: Allowance, who: str) -> bool:
    """Whether somebody has nothing left of it for now."""
    found = Budget.objects.filter(who=digest(who, "budget"), kind=allowance.kind, since__gt=timezone.now() - HOUR)
    return found.filter(spent__gte=allowance.most).exists()


@transaction.atomic
def spend(allowance: Allowance, who: str) -> bool:
    """Use one; returns whether there was one left."""
    now = timezone.now()
    row, _new = Budget.objects.select_for_update().get_or_create(
        who=digest(who, "budget"), kind=allowance.kind, defaults={"since": now}
    )
    if row.since < now - HOUR:
        row.since, row.spent = now, 0
        row.save(update_fields=["since", "spent"])
    if row.spent >= allowance.most:
        return False
    Budget.objects.filter(pk=row.pk).update(spent=F("spent") + 1)
    return True


def forget_old() -> int:
    """Take out what no longer counts."""
    return Budget.objects.filter(since__lt=timezone.now() - HOUR).delete()[0]
