"""What link runs in force and people hold of pairs: of the whole register, or of those with one of some records."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import Q

from khabar import model
from khabar.model import Verdict
from khabar.register.people.grounds import Pair, in_portions
from khabar.register.people.models import Judgement, RunInForce
from khabar.register.review.candidates import Said

COLUMNS = (
    "pk", "record_a_id", "record_b_id", "verdict", "weight", "probability", "run", "decision__actor_id", "settles",
)  # fmt: skip
Row = tuple[int, int, int, str, float | None, float | None, str, int | None, bool]


class Heard(NamedTuple):
    """By pair: what the latest run in force left open, and what it linked; and what stands of people's judgements."""

    unsure: dict[Pair, Said]
    same: dict[Pair, Said]
    people: dict[Pair, model.Standing]

    @property
    def together(self) -> list[Pair]:
        """The pairs that people hold for one person."""
        return [pair for pair, stands in self.people.items() if stands.verdict == Verdict.SAME]


def heard(records: Collection[int] | None = None, *, judged_too: bool = False) -> Heard:
    """What is held of all pairs, or of those that one of these records is in.

    What runs say of pairs that people judged is left out, unless it is asked for (`judged_too`).
    """
    unsure: dict[Pair, Said] = {}
    same: dict[Pair, Said] = {}
    opinions = []
    for key, a, b, verdict, weight, probability, run, actor, settles in _rows(records):
        if not run:
            opinions.append(model.Opinion(a, b, Verdict(verdict), actor or 0, key, settles))
            continue
        unsure.pop((a, b), None)
        same.pop((a, b), None)
        if weight is not None and probability is not None and verdict != Verdict.DIFFERENT:
            (same if verdict == Verdict.SAME else unsure)[a, b] = run, weight, probability
    people = model.standing(opinions)
    for pair in () if judged_too else people:
        unsure.pop(pair, None)
        same.pop(pair, None)
    return Heard(unsure, same, people)


def _rows(records: Collection[int] | None) -> Iterator[Row]:
    """Judgements that count, in the order they were given."""
    runs = list(RunInForce.objects.values_list("run", flat=True))
    counts = Judgement.objects.filter(Q(decision=None, run__in=runs) | Q(decision__in_force=True)).order_by()
    if records is None:
        yield from counts.order_by("pk").values_list(*COLUMNS).iterator()
        return
    found: dict[int, Row] = {}
    for keys in in_portions(records):
        for side in ("record_a__in", "record_b__in"):
            found |= {row[0]: row for row in counts.filter(**{side: keys}).values_list(*COLUMNS)}
    yield from (found[key] for key in sorted(found))
