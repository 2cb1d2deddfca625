"""What pages and actions read of people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count

from khabar import model, names
from khabar.register.documents.models import Record
from khabar.register.people.models import Membership, NameKey, Person

CANDIDATES = 600
LIKE = 0.4
"""Similarity from which a name asked for in part, too little to weigh above zero, is still shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found by name: the record whose name fits best, the weight in bits, and all names they stand under."""

    person: Person
    record: Record
    weight: float
    names: list[str]


def search(text: str, limit: int = 50) -> list[Hit]:
    """Persons with a record whose name may be `text`, in either script, best first.

    Candidates share index keys with the name asked for; the 600 with the most keys in common are compared in full.
    """
    keys = list(dict.fromkeys(names.keys(text)))
    shared = NameKey.objects.filter(key__in=keys).values("record_id").annotate(shared=Count("id"))
    near = [row["record_id"] for row in shared.order_by("-shared", "record_id")[:CANDIDATES]]
    compared = {record: names.compare(text, name) for record, name in _names_of(near)}
    weights = {
        record: found.weight for record, found in compared.items() if found.weight > 0 or found.similarity > LIKE
    }
    best: dict[int, tuple[float, int]] = {}
    owners = Membership.objects.filter(record__in=weights)
    for record, person in owners.values_list("record_id", "person_id"):
        best[person] = max(best.get(person, (weights[record], -record)), (weights[record], -record))
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
    return list(_hits([(person, -record, weight) for person, (weight, record) in ranked]))


def _names_of(records: Iterable[int]) -> list[tuple[int, str]]:
    return list(Record.objects.filter(pk__in=records).order_by().values_list("pk", "name"))


def _hits(ranked: list[tuple[int, int, float]]) -> Iterator[Hit]:
    persons = Person.objects.in_bulk([person for person, _, _ in ranked])
    records = Record.objects.select_related("list", "document__source").in_bulk([record for _, record, _ in ranked])
    known: dict[int, list[str]] = {}
    for person, name in Membership.objects.filter(person__in=persons).values_list("person_id", "record__name"):
        known.setdefault(person, []).append(name)
    for person, record, weight in ranked:
        yield Hit(persons[person], records[record], weight, list(dict.fromkeys(known[person])))


def living(public_id: str) -> Person | None:
    """The person of this permanent id, or the one it was merged into."""
    person = Person.objects.select_related("merged_into").filter(public_id=public_id).first()
    while person and person.merged_into:
        person = person.merged_into
    return person


def linkable() -> Iterator[tuple[int, model.Record]]:
    """Every record of the register with its key, as values for linkage, in the order they came in.

    Of a row that stands in several editions of a list, only the newest: it is one mention, not several.
    """
    rows = (
        Record.objects.filter(succeeded_by=None)
        .order_by("pk")
        .values_list("pk", "list__name", "given_id", "repeat", "values")
    )
    for key, list_name, given_id, repeat, values in rows.iterator(chunk_size=5000):
        identity = model.distinct_id(given_id, repeat)
        yield key, model.Record(list_name, identity, model.Locator(), (), values)
