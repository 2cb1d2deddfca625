"""Who gets which pair next: the most useful that is free, kept for one reviewer for a few minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.people.grounds import Pair
from khabar.register.review.models import HELD_FOR, Hold, Opinion, Skip, Stage, Suggestion

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """Which pairs a reviewer wants to see; empty: any. `kind`: "check", "linked", "open", "second" or "senior"."""

    list: str = ""
    source: str = ""
    run: str = ""
    kind: str = ""

    def pairs(self) -> "QuerySet[Suggestion]":
        """The suggestions that this asks for."""
        found = Suggestion.objects.all()
        if self.list:
            found = found.filter(Q(record_a__list__public_id=self.list) | Q(record_b__list__public_id=self.list))
        if self.source:
            of = Q(record_a__document__source__public_id=self.source)
            found = found.filter(of | Q(record_b__document__source__public_id=self.source))
        if self.run:
            found = found.filter(run=self.run)
        if self.kind == "check":
            found = found.filter(is_check=True)
        elif self.kind in ("linked", "open"):
            found = found.filter(is_linked=self.kind == "linked")
        elif self.kind in (Stage.SECOND, Stage.SENIOR):
            found = found.filter(stage=self.kind)
        return found


def for_whom(actor: User) -> list[Stage]:
    """What a reviewer may be given, in the order in which it is: what others began goes first."""
    return [*([Stage.SENIOR] if may(actor, Right.SETTLE) else []), Stage.SECOND, Stage.FIRST]


@needs(Right.REVIEW)
@transaction.atomic
def next_pair(actor: User, wish: Wish | None = None) -> Pair | None:
    """The most useful pair that this reviewer may judge and nobody else has before them; it is theirs for 5 minutes.

    Pairs that they put aside come again when nothing else is left, the one put aside first before the others.
    """
    now = timezone.now()
    Hold.objects.filter(Q(until__lt=now) | Q(user=actor)).delete()
    taken = set(Hold.objects.values_list("record_a", "record_b"))
    taken |= set(
        Opinion.objects.filter(user=actor, decision=None, taken_back_at=None).values_list("record_a", "record_b")
    )
    aside = list(Skip.objects.filter(user=actor).order_by("at").values_list("record_a", "record_b"))
    wanted = (wish or Wish()).pairs()
    for stage in for_whom(actor):
        for pair in _in_order(wanted.filter(stage=stage)):
            if pair not in taken and pair not in aside and hold(pair, actor):
                return pair
    for pair in aside:
        mine = wanted.filter(stage__in=for_whom(actor), record_a=pair[0], record_b=pair[1])
        if pair not in taken and mine.exists() and hold(pair, actor):
            return pair
    return None


def _in_order(found: "QuerySet[Suggestion]") -> Iterator[Pair]:
    """Pairs, the most useful first, some at a time: mostly one of the first is free."""
    ordered = found.order_by("-usefulness", "record_a_id", "record_b_id").values_list("record_a_id", "record_b_id")
    start = 0
    while some := list(ordered[start : start + AT_ONCE]):
        yield from some
        start += AT_ONCE


@transaction.atomic
def hold(pair: Pair, actor: User) -> bool:
    """Keep a pair for a reviewer, from now on; False when somebody else has it."""
    now = timezone.now()
    found = Hold.objects.filter(record_a=pair[0], record_b=pair[1])
    found.filter(until__lt=now).delete()
    if found.filter(user=actor).update(until=now + HELD_FOR):
        return True
    try:
        with transaction.atomic():
            Hold.objects.create(record_a=pair[0], record_b=pair[1], user=actor, at=now, until=now + HELD_FOR)
    except IntegrityError:
        return False
    return True


@needs(Right.REVIEW)
@transaction.atomic
def skip(pair: Pair, actor: User) -> None:
    """Put a pair aside and give it free."""
    Skip.objects.update_or_create(user=actor, record_a=pair[0], record_b=pair[1], defaults={"at": timezone.now()})
    Hold.objects.filter(record_a=pair[0], record_b=pair[1], user=actor).delete()


def seconds_on(pair: Pair, actor: User) -> float | None:
    """How long a reviewer has had a pair before them; None when it is not theirs (any more)."""
    found = Hold.objects.filter(record_a=pair[0], record_b=pair[1], user=actor).first()
    return round((timezone.now() - found.at).total_seconds(), 2) if found else None
