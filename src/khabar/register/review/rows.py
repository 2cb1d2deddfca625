"""Suggestions as rows of their table: candidates, pairs drawn to check the linkage, and what waits for more eyes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from khabar.register.documents.bulk import as_json
from khabar.register.documents.models import Record
from khabar.register.people.grounds import Pair, in_portions
from khabar.register.review.candidates import Candidate, Said
from khabar.register.review.evidence import Named, evidence_in
from khabar.register.review.facts import facts_of, news_of
from khabar.register.review.heard import Heard
from khabar.register.review.models import CheckPair, CheckSample, Stage
from khabar.register.review.usefulness import usefulness
from khabar.register.review.waiting import stage_of, waiting

COLUMNS = (
    "record_a", "record_b", "stage", "is_check", "is_linked", "run", "weight", "probability", "usefulness", "facts",
    "evidence",
)  # fmt: skip
Row = tuple[Any, ...]


class _Wanted(NamedTuple):
    """A pair that goes into the queue. Without what a run says of it, the two records may be of any weight."""

    said: Said | None
    is_linked: bool
    sizes: tuple[int, int]
    stage: Stage = Stage.FIRST
    is_check: bool = False


class Around(NamedTuple):
    """Only pairs with one of these records are asked for; `known` is the evidence that the queue holds, with its run.

    What it does not hold is looked up in the run's files when the pair is shown: that reads the whole file.
    """

    records: Collection[int]
    known: Mapping[Pair, tuple[str, Mapping[str, Any]]]


def rows_of(
    candidates: Sequence[Candidate], said: Heard, held: Mapping[int, int], around: Around | None = None
) -> list[Row]:
    """The rows of the queue, in the order of COLUMNS: of everything, or around some records."""
    wanted = {one.pair: _Wanted(one.said, one.is_linked, one.sizes) for one in candidates}
    sizes = Counter(held.values())

    def add(pair: Pair, told: Said | None, **more: Any) -> None:
        if (
            pair[0] in held
            and pair[1] in held
            and (around is None or pair[0] in around.records or pair[1] in around.records)
        ):
            a, b = held[pair[0]], held[pair[1]]
            known = said.unsure.get(pair) or said.same.get(pair) or told
            fresh = _Wanted(known, a == b, (sizes[a] - (a == b), sizes[b] if a != b else 1))
            wanted[pair] = wanted.get(pair, fresh)._replace(**more)

    for one in CheckPair.objects.filter(sample__in=CheckSample.objects.order_by("-pk")[:1]):
        pair = one.record_a_id, one.record_b_id
        if pair not in said.people:
            add(pair, (one.run, one.weight, one.probability), is_check=True)
    for pair, opinions in waiting().items():
        add(pair, None, stage=stage_of(opinions))
    for pair, stands in said.people.items():
        if stands.is_disputed:
            add(pair, None, stage=Stage.SENIOR)
    return _rows(wanted, held, around)


def _rows(wanted: Mapping[Pair, _Wanted], held: Mapping[int, int], around: Around | None) -> list[Row]:
    records = _records({record for pair in wanted for record in pair})
    persons = {held[record] for record in records}
    news = news_of([record for record, person in held.items() if person in persons])
    of_person: dict[int, set[str]] = {}
    for record, told in news.items():
        of_person.setdefault(held[record], set()).update(told)
    evidence = _evidence(wanted, records, around)
    rows = []
    for pair, one in wanted.items():
        a, b = pair
        both = (news.get(a, set()), news.get(b, set())) if one.is_linked else tuple(
            of_person.get(held[record], set()) for record in pair
        )  # fmt: skip
        facts = facts_of(records[a], records[b], both)
        run, weight, probability = one.said or ("", None, None)
        useful = usefulness(0.5 if probability is None else probability, one.is_linked, one.sizes, facts)
        sized = as_json({**facts, "sizes": one.sizes})
        rows.append(
            (
                a,
                b,
                one.stage.value,
                one.is_check,
                one.is_linked,
                run,
                weight,
                probability,
                useful,
                sized,
                evidence[pair],
            )
        )
    return rows


def _records(keys: Collection[int]) -> dict[int, Record]:
    fields = ("list", "given_id", "repeat", "values", "readings", "list__name")
    return {
        record.pk: record
        for some in in_portions(keys)
        for record in Record.objects.filter(pk__in=some).select_related("list").only(*fields)
    }


def named(record: Record) -> Named:
    """How the files of a link run name a record."""
    return record.list.name, record.record_id


def _evidence(wanted: Mapping[Pair, _Wanted], records: Mapping[int, Record], around: Around | None) -> dict[Pair, str]:
    """What the runs' files hold of each pair, as JSON; around some records, as far as it is known."""
    if around is not None:
        runs = {pair: one.said[0] if one.said else "" for pair, one in wanted.items()}
        known = {pair: found for pair, (run, found) in around.known.items() if runs.get(pair) == run}
        return {pair: as_json(known.get(pair, {})) for pair in wanted}
    by_run: dict[str, dict[Pair, tuple[Named, Named]]] = {}
    for pair, one in wanted.items():
        if one.said:
            by_run.setdefault(one.said[0], {})[pair] = named(records[pair[0]]), named(records[pair[1]])
    found = {pair: row for run, pairs in by_run.items() for pair, row in evidence_in(run, pairs).items()}
    return {pair: as_json(found.get(pair, {})) for pair in wanted}
