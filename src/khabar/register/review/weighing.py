"""Which pairs one person alone doesn't decide: those whose wrong answer would cost most."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.model import Verdict
from khabar.register.people.grounds import Pair
from khabar.register.people.models import Membership
from khabar.register.review.facts import news_of
from khabar.register.review.heard import heard
from khabar.register.review.models import Suggestion

WHY: dict[str, Promise] = {
    "several": _("both sides have several records"),
    "hard_news": _("news of a death is among what would be joined or parted"),
    "against": _("it would go against what somebody judged"),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The records on either side of a pair: of its two persons, or, of one person, those that parting would part."""

    sizes: tuple[int, int]
    records: tuple[Sequence[int], Sequence[int]]


def sides_of(pair: Pair) -> Sides:
    """Whom the two records belong to now. Of a pair of one person nothing but the two records is looked into."""
    owners = dict(Membership.objects.filter(record__in=pair).values_list("record_id", "person_id"))
    members: dict[int, list[int]] = {}
    for record, person in Membership.objects.filter(person__in=set(owners.values())).values_list("record", "person"):
        members.setdefault(person, []).append(record)
    a, b = (members.get(owners.get(record, 0), []) for record in pair)
    if a is not b:
        return Sides((len(a), len(b)), (a, b))
    suggested = Suggestion.objects.filter(record_a=pair[0], record_b=pair[1], is_linked=True).first()
    sizes = tuple(suggested.facts["sizes"]) if suggested else (len(a) - 1, 1)
    return Sides((sizes[0], sizes[1]), ([pair[0]], [pair[1]]))


def why_heavy(pair: Pair, verdict: Verdict | None = None) -> list[str]:
    """Why two people must agree on a pair, by the names of WHY; empty where one is enough.

    Several records on both sides; news of a death on either; or a verdict against what stands of people's judgements
    between the two sides (asked only where `verdict` is given).
    """
    sides = sides_of(pair)
    either = [*sides.records[0], *sides.records[1]]
    told = {
        "several": min(sides.sizes) > 1,
        "hard_news": any("death" in news for news in news_of(either).values()),
        "against": verdict is not None and _is_against(verdict, sides),
    }
    return [name for name, is_so in told.items() if is_so]


def _is_against(verdict: Verdict, sides: Sides) -> bool:
    opposite = {Verdict.SAME: Verdict.DIFFERENT, Verdict.DIFFERENT: Verdict.SAME}.get(verdict)
    one, other = (set(records) for records in sides.records)
    return any(
        stands.verdict == opposite and ((a in one and b in other) or (a in other and b in one))
        for (a, b), stands in heard(one | other).people.items()
    )
