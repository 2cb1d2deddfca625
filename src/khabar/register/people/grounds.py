"""What decides who belongs to whom: the judgements that count, and whom records belong to now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from khabar import model
from khabar.register.documents.models import Succession
from khabar.register.people.models import Judgement, Membership, RunInForce

Pair = tuple[int, int]
Weighted = tuple[int, int, float]
Row = tuple[Any, ...]

AT_ONCE = 500
"""Keys in one question to the database."""

COLUMNS = (
    "pk", "record_a_id", "record_b_id", "verdict", "weight", "run", "settles", "decision__in_force",
    "decision__actor_id", "probability",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grounds:
    """Records with the person each belongs to, and every pair among them that counts.

    `pairs` and `apart`: what the link runs in force hold for one person, with weights, and for two (two mothers are
    named); of several runs the latest word on a pair counts. `opinions`: what people said, undone decisions aside.
    `editions`: two records that are one row of a list.
    """

    held: dict[int, int]
    pairs: Sequence[Weighted]
    opinions: Sequence[model.Opinion]
    editions: Sequence[Pair]
    apart: Sequence[Pair]

    @property
    def people(self) -> dict[Pair, model.Standing]:
        """What stands of people's judgements."""
        return model.standing(self.opinions)

    def groups(self) -> list[list[int]]:
        """The groups that follow, each of one person."""
        return self.partition().groups

    def partition(self) -> model.Partition:
        """The groups, and the pairs that people judged and that their later judgements made impossible."""
        return model.partition(self.held, self.pairs, self.people, self.editions, self.apart)

    def heard(self, words: Iterable[model.Judgement]) -> "Grounds":
        """The grounds with what a later link run says of pairs, in place of what earlier ones said of them."""
        said = {(a, b): weight for a, b, weight in self.pairs}
        apart = set(self.apart)
        for word in words:
            pair = word.record_a, word.record_b
            said.pop(pair, None)
            apart.discard(pair)
            if self.held.keys() >= set(pair):
                if word.verdict == model.Verdict.SAME:
                    said[pair] = word.weight or 0.0
                elif word.verdict == model.Verdict.DIFFERENT:
                    apart.add(pair)
        return replace(self, pairs=[(*pair, weight) for pair, weight in said.items()], apart=sorted(apart))


def near(records: Iterable[int]) -> Grounds:
    """The grounds of all records whose group may depend on these: of the same persons, or joined by what counts.

    Each round asks by the two indexes of a pair apart, for the records that the round before reached.
    """
    runs = set(RunInForce.objects.values_list("run", flat=True))
    held: dict[int, int] = {}
    judged: dict[int, Row] = {}
    editions: set[Pair] = set()
    asked: set[int] = set()
    new = set(records)
    while new:
        for keys in in_portions(new):
            persons = Membership.objects.filter(record__in=keys).values("person")
            held.update(Membership.objects.filter(person__in=persons).values_list("record_id", "person_id"))
        new = (new | held.keys()) - asked
        asked |= new
        reached: set[int] = set()
        for keys in in_portions(new):
            for row in _judged(keys):
                if row[7] or (row[7] is None and row[5] in runs):
                    judged[row[0]] = row
                    if row[7] or row[3] != model.Verdict.UNSURE:
                        reached.update(row[1:3])
        editions |= (joined := editions_of(new))
        new = reached.union(*joined) - asked
    return _grounds(held, (judged[key] for key in sorted(judged)), sorted(editions))


def everything() -> Grounds:
    """The grounds of the whole register."""
    held = dict(Membership.objects.values_list("record_id", "person_id").iterator())
    runs = list(RunInForce.objects.values_list("run", flat=True))
    count = Judgement.objects.filter(decision__in_force=True) | Judgement.objects.filter(decision=None, run__in=runs)
    return _grounds(held, count.order_by("pk").values_list(*COLUMNS).iterator(), Succession.objects.values_list(
        "earlier_id", "record_id"
    ).iterator())  # fmt: skip


def said_by_people() -> dict[Pair, model.Standing]:
    """What stands of people's judgements in the whole register."""
    rows = Judgement.objects.filter(decision__in_force=True).order_by("pk").values_list(*COLUMNS)
    return model.standing(_opinion(row) for row in rows.iterator())


def said_by_runs(records: Iterable[int]) -> dict[Pair, tuple[str, float | None, float | None]]:
    """What the link runs in force say of every pair with one of these records: verdict, weight, probability."""
    runs = set(RunInForce.objects.values_list("run", flat=True))
    rows = {row[0]: row for keys in in_portions(records) for row in _judged(keys)}
    of_runs = (row for _, row in sorted(rows.items()) if row[7] is None and row[5] in runs)
    return {row[1:3]: (row[3], row[4], row[9]) for row in of_runs}


def _opinion(row: Row) -> model.Opinion:
    return model.Opinion(row[1], row[2], model.Verdict(row[3]), row[8] or 0, row[0], row[6])


def _judged(keys: Sequence[int]) -> Iterator[Row]:
    rows = Judgement.objects.order_by().values_list(*COLUMNS)
    yield from rows.filter(record_a__in=keys).union(rows.filter(record_b__in=keys), all=True)


def editions_of(records: Iterable[int]) -> set[Pair]:
    """Every pair, one of these records among it, that stands for one row in two editions of a list."""
    rows = Succession.objects.order_by().values_list("earlier_id", "record_id")
    return {
        pair
        for keys in in_portions(records)
        for pair in rows.filter(record__in=keys).union(rows.filter(earlier__in=keys))
    }


def _grounds(held: dict[int, int], judged: Iterable[Row], editions: Iterable[Pair]) -> Grounds:
    """Sort judgements, in the order they were given; what speaks of a record that nobody holds any more is left out."""
    of_runs: dict[Pair, tuple[str, float]] = {}
    opinions = []
    for row in judged:
        _key, a, b, verdict, weight, *_rest = row
        if a in held and b in held:
            if row[7]:
                opinions.append(_opinion(row))
            else:
                of_runs[a, b] = verdict, weight
    return Grounds(
        held,
        [(*pair, weight) for pair, (verdict, weight) in of_runs.items() if verdict == model.Verdict.SAME],
        opinions,
        [pair for pair in editions if pair[0] in held and pair[1] in held],
        [pair for pair, (verdict, _) in of_runs.items() if verdict == model.Verdict.DIFFERENT],
    )


def in_portions(keys: Iterable[int]) -> Iterator[Sequence[int]]:
    """Keys in ascending order, as many at a time as go into one question to the database."""
    ordered = sorted(keys)
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))
