"""Opinions that wait: for a second person, or, where two disagree, for a senior."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import QuerySet

from khabar.register.accounts.roles import MAY, Right
from khabar.register.people.grounds import Pair, in_portions
from khabar.register.review.models import Opinion, Stage


def waiting(pairs: Iterable[Pair] | None = None) -> "dict[Pair, list[Opinion]]":
    """The opinions that wait, by pair, in the order given: of these pairs, or of all.

    An opinion of somebody who may review no longer counts for nothing, and of one person only the latest does.
    """
    wanted = None if pairs is None else set(pairs)
    found: dict[Pair, dict[int, Opinion]] = {}
    for opinion in _rows(wanted):
        pair = opinion.record_a_id, opinion.record_b_id
        if wanted is None or pair in wanted:
            found.setdefault(pair, {})[opinion.user_id] = opinion
    return {pair: list(by_user.values()) for pair, by_user in found.items()}


def _rows(wanted: Collection[Pair] | None) -> Iterable[Opinion]:
    rows: QuerySet[Opinion] = (
        Opinion.objects.filter(decision=None, taken_back_at=None, user__is_active=True)
        .filter(user__role__in=MAY[Right.REVIEW])
        .select_related("user")
        .order_by("pk")
    )
    if wanted is None:
        return rows
    return (row for keys in in_portions({a for a, _b in wanted}) for row in rows.filter(record_a__in=keys))


def stage_of(opinions: Sequence[Opinion]) -> Stage:
    """Whose eyes a pair waits for, by what was said of it so far. Two that agree do not wait: they are entered."""
    return Stage.FIRST if not opinions else Stage.SECOND if len(opinions) == 1 else Stage.SENIOR
