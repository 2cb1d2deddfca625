"""Who belongs to whom, derived from the judgements that count: what people hold, then the link runs in force."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from khabar import model
from khabar.register.documents.bulk import set_column
from khabar.register.documents.models import Succession
from khabar.register.people.models import Judgement, Membership, Person, RunInForce
from khabar.register.people.moves import Moved

Weighted = tuple[int, int, float]


class Regrouped(NamedTuple):
    """What a regrouping did: how many records moved, persons were minted, merged, revived; each record's move."""

    counts: dict[str, int]
    moves: list[Moved]


OF_RUNS = (model.Verdict.SAME, model.Verdict.DIFFERENT)
AT_ONCE = 500
"""Keys in one question to the database."""


def put_in_force(run: str, *, whole: bool) -> None:
    """Let the pairs of a link run count: in place of all earlier runs (`whole`), or beside them."""
    if whole:
        RunInForce.objects.all().delete()
    RunInForce.objects.create(run=run)


def of_model(among: Collection[int] | None = None) -> list[Weighted]:
    """The *same* pairs of the link runs in force, with their weights; all, or those between these records."""
    return [(a, b, weight) for a, b, weight in _between(_of_runs(model.Verdict.SAME), among, "weight")]


def of_mothers(among: Collection[int] | None = None) -> list[tuple[int, int]]:
    """The pairs that the link runs in force hold apart because two mothers are named; all, or between these records."""
    return [(a, b) for a, b in _between(_of_runs(model.Verdict.DIFFERENT), among)]


def _of_runs(verdict: model.Verdict) -> "QuerySet[Judgement]":
    return Judgement.objects.filter(decision=None, run__in=RunInForce.objects.values("run"), verdict=verdict)


def of_people(among: Collection[int] | None = None) -> dict[tuple[int, int], model.Standing]:
    """What stands of people's judgements, those of undone decisions aside; all, or between these records."""
    found = Judgement.objects.filter(decision__in_force=True)
    return model.standing(
        model.Opinion(a, b, model.Verdict(verdict), by or 0, turn, settles)
        for a, b, verdict, by, turn, settles in _between(found, among, "verdict", "decision__actor_id", "pk", "settles")
    )


def _between(found: "QuerySet[Judgement]", among: Collection[int] | None, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Both records and `columns` of judgements: of all, or of those that lie between the records `among`."""
    chosen = [found] if among is None else (found.filter(record_a__in=keys) for keys in _in_portions(sorted(among)))
    for some in chosen:
        for row in some.values_list("record_a_id", "record_b_id", *columns).iterator():
            if among is None or row[1] in among:
                yield row


def of_editions(among: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Pairs of records that stand for one row in two editions of a list; all, or those between these records."""
    pairs = Succession.objects.all()
    chosen = [pairs] if among is None else [pairs.filter(record__in=keys) for keys in _in_portions(sorted(among))]
    rows = [row for some in chosen for row in some.values_list("earlier_id", "record_id")]
    return [(a, b) for a, b in rows if among is None or a in among]


def neighbourhood(records: Iterable[int]) -> set[int]:
    """The records whose group may depend on these: of the same persons, and all that judgements or editions join."""
    runs = list(RunInForce.objects.values_list("run", flat=True))
    counts = Q(decision__in_force=True) | Q(decision=None, run__in=runs, verdict__in=OF_RUNS)
    found: set[int] = set()
    new = set(records)
    while new:
        found |= new
        reached: set[int] = set()
        for keys in _in_portions(sorted(new)):
            persons = Membership.objects.filter(record__in=keys).values("person")
            reached.update(Membership.objects.filter(person__in=persons).values_list("record_id", flat=True))
            pairs = Judgement.objects.filter(counts, Q(record_a__in=keys) | Q(record_b__in=keys))
            editions = Succession.objects.filter(Q(record__in=keys) | Q(earlier__in=keys))
            for pair in (
                *pairs.values_list("record_a_id", "record_b_id"),
                *editions.values_list("record_id", "earlier_id"),
            ):
                reached.update(pair)
        new = reached - found
    return found


def _in_portions(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def regroup(around: Iterable[int] | None = None, prefer: Mapping[int, int] | None = None) -> Regrouped:
    """Bring persons to what the judgements say: all of them, or those whose group may depend on the records `around`.

    Call inside a transaction, and keep what moved with the change that tells of it (`keep_moves`). A
    merge keeps the oldest person and redirects the others; a split mints one for the smaller part, unless `prefer`
    ({record: person}, what an undone decision found) says whom the records belong to.
    """
    members = Membership.objects.all()
    if around is not None:
        near = sorted(neighbourhood(around))
        held = {
            record: person
            for keys in _in_portions(near)
            for record, person in members.filter(record__in=keys).values_list("record_id", "person_id")
        }
    else:
        held = dict(members.values_list("record_id", "person_id"))
    among = None if around is None else set(held)
    groups = group(held, of_model(among), of_mothers(among), among)
    return _apply(groups, held, {**held, **_free(prefer or {}, held)})


def group(
    held: Mapping[int, int],
    pairs: Iterable[Weighted],
    apart: Iterable[tuple[int, int]],
    among: Collection[int] | None = None,
) -> list[list[int]]:
    """The groups of the records of `held` when these are the pairs of a model; people and editions as they stand."""
    people = {pair: stands for pair, stands in of_people(among).items() if pair[0] in held and pair[1] in held}
    editions = [pair for pair in of_editions(among) if pair[0] in held and pair[1] in held]
    weighted = [pair for pair in pairs if pair[0] in held and pair[1] in held]
    mothers = [pair for pair in apart if pair[0] in held and pair[1] in held]
    return model.partition(held, weighted, people, editions, mothers).groups


def _free(prefer: Mapping[int, int], held: Mapping[int, int]) -> dict[int, int]:
    """The wishes that can be met: of records at hand, for persons whom no other record belongs to."""
    elsewhere = Membership.objects.filter(person__in=set(prefer.values())).values_list("record_id", "person_id")
    taken = {person for record, person in elsewhere if record not in held}
    return {record: person for record, person in prefer.items() if record in held and person not in taken}


def _apply(groups: Sequence[Sequence[int]], held: Mapping[int, int], wanted: Mapping[int, int]) -> Regrouped:
    claimed = model.keepers([[wanted[record] for record in group] for group in groups])
    minted = iter(Person.objects.bulk_create(Person() for person in claimed if person is None))
    kept = [next(minted).pk if person is None else person for person in claimed]
    moves = {
        record: person for group, person in zip(groups, kept, strict=True) for record in group if held[record] != person
    }
    alive = set(kept)
    left = Counter((held[record], person) for record, person in moves.items() if held[record] not in alive)
    gone = {person: successor for (person, successor), _ in reversed(left.most_common())}
    set_column(Membership, "person", moves)
    set_column(Person, "merged_into", gone)
    back = alive - set(held.values()) - {person for person, was in zip(kept, claimed, strict=True) if was is None}
    revived = Person.objects.filter(pk__in=back).exclude(merged_into=None).update(merged_into=None)
    counts = {"moved": len(moves), "minted": claimed.count(None), "merged": len(gone), "revived": revived}
    return Regrouped(counts, [(record, held[record], person) for record, person in moves.items()])
