"""How much somebody may do in an hour: pages opened, names searched, codes tried. Nobody pays for others.

Who uses up what an alert stands on is told to administrators, once for each hour, by an entry of the audit log.
Ex: @needs(Right.READ) @within(PERSONS, "public_id") def person(request, public_id): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from khabar.register.accounts.actions import audit
from khabar.register.accounts.lockout import address
from khabar.register.accounts.models import Budget, User

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Allowance:
    """So much of a kind in a period of a day at most; `alerts`: whether who asks for more is told to administrators."""

    kind: str
    most: int
    alerts: bool = False
    period: timedelta = HOUR


PERSONS = Allowance("persons", 100, alerts=True)
RECORDS = Allowance("records", 100, alerts=True)
DOCUMENTS = Allowance("document pages", 100, alerts=True)
SEARCHES = Allowance("searches", 100, alerts=True)
FILES = Allowance("files", 20, alerts=True)
"""What a signed-in user may open, search and carry away. The same thing opened again within the hour counts once."""


def _keyed(who: str) -> str:
    return salted_hmac("khabar.budgets", who, algorithm="sha256").hexdigest()


def who_asks(request: HttpRequest) -> str:
    """An address as allowances count it; of IPv6 the network."""
    return f"address {address(request)}"


def is_used_up(allowance: Allowance, who: str) -> bool:
    """Whether somebody has nothing left of it for now."""
    found = Budget.objects.filter(who=_keyed(who), kind=allowance.kind, since__gt=timezone.now() - allowance.period)
    return found.filter(spent__gte=allowance.most).exists()


def spend(allowance: Allowance, who: str, what: str = "", actor: User | None = None) -> bool:
    """Use one, unless it was used on the same thing within the period; returns whether there was one left."""
    own, thing, since = _keyed(who), _keyed(f"{who}\0{what}"), timezone.now() - allowance.period
    rows = Budget.objects.filter(kind=allowance.kind, who__in=[own, thing] if what else [own], since__gt=since)
    living = set(rows.values_list("who", flat=True))
    if what and thing in living:
        return True
    if own not in living:
        _begin(allowance, own)
    mine = Budget.objects.filter(kind=allowance.kind, who=own)
    if mine.filter(spent__lt=allowance.most).update(spent=F("spent") + 1):
        if what:
            _begin(allowance, thing)
        return True
    if allowance.alerts:
        with transaction.atomic():
            if mine.filter(spent=allowance.most).update(spent=F("spent") + 1):  # the first of the period only
                by = f"user {actor.pk}" if actor else f"asked from {own[:12]}"
                audit(actor, f"alert: {allowance.kind}", by, most=allowance.most)
    return False


def _begin(allowance: Allowance, who: str) -> None:
    """A period begins now, in the place of one that is over."""
    row = Budget(kind=allowance.kind, who=who, since=timezone.now(), spent=0)
    Budget.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["who", "kind"], update_fields=["since", "spent"]
    )


def forget_old() -> int:
    """Take out what no longer counts."""
    return Budget.objects.filter(since__lt=timezone.now() - DAY).delete()[0]


View = Callable[..., HttpResponseBase]


def within(allowance: Allowance, thing: str = "") -> Callable[[View], View]:
    """Hold a page of signed-in users to an allowance; `thing` is the part of the address that says what is opened."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            user, what = request.user, f"{kwargs[thing]} {request.GET.urlencode()}" if thing else ""
            if isinstance(user, User) and not spend(allowance, f"user {user.pk}", what, user):
                return stopped(request)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def stopped(request: HttpRequest) -> HttpResponse:
    """The page that says that it was too much for this hour."""
    return render(request, "accounts/stopped.html", status=429)
