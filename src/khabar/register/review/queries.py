"""What the pages of the review read."""

from collections.abc import Mapping

from django.db.models import BigIntegerField, Count
from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.people.grounds import Pair
from khabar.register.people.models import Judgement, Membership
from khabar.register.review.gathering import catch_up, is_behind
from khabar.register.review.models import Hold, Opinion, Stage, Suggestion
from khabar.register.review.tasks import ask_to_gather

MANY = 20_000
"""Judgements from which the queue is made anew by the background worker, not while a page waits."""


def are_held(pair: Pair) -> bool:
    """Whether a pair is of two records that the register holds; any numbers may stand in an address."""
    may_be = pair[1] <= BigIntegerField.MAX_BIGINT
    return may_be and Membership.objects.filter(record__in=pair).count() == len(pair)


def bring_up() -> bool:
    """Bring the queue up to what happened; False when the background worker has been asked to, which takes a while."""
    if is_behind() and Judgement.objects.order_by()[MANY:].exists():
        ask_to_gather()
        return False
    catch_up()
    return True


def counts() -> Mapping[str, int]:
    """How many pairs wait, by stage."""
    found = dict(Suggestion.objects.order_by().values_list("stage").annotate(pairs=Count("pk")))
    return {stage.value: found.get(stage.value, 0) for stage in Stage}


def opinions_on(pair: Pair) -> "list[Opinion]":
    """What reviewers said of a pair and did not take back, in the order given."""
    rows = Opinion.objects.filter(record_a=pair[0], record_b=pair[1], taken_back_at=None)
    return list(rows.select_related("user").order_by("pk"))


def last_of(user: User, many: int = 1) -> "list[Opinion]":
    """What a reviewer said last and can take back, the latest first."""
    rows = Opinion.objects.filter(user=user, taken_back_at=None).select_related("record_a", "record_b", "decision")
    return list(rows.order_by("-pk")[:many])


def held_by_another(pair: Pair, user: User) -> bool:
    """Whether somebody else has this pair before them."""
    holds = Hold.objects.filter(record_a=pair[0], record_b=pair[1], until__gt=timezone.now())
    return holds.exclude(user=user).exists()


def speed_of(user: User) -> float | None:
    """Decisions a minute of one's last 20, by the time on each pair; None below 5."""
    rows = Opinion.objects.filter(user=user, seconds__isnull=False).order_by("-pk").values_list("seconds", flat=True)
    took = [seconds for seconds in rows[:20] if seconds]
    return round(60 * len(took) / sum(took), 1) if len(took) >= 5 else None
