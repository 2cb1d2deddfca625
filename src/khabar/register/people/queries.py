"""What pages and actions read of people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from django.db.models import Case, Count, FloatField, Sum, Value, When
from django.utils.translation import get_language

from khabar import model, names
from khabar.register.documents.models import Record
from khabar.register.people.likelihood import in_percent, in_words
from khabar.register.people.models import Membership, NameKey, Person
from khabar.register.people.retraction import taken_back

CANDIDATES = 600
LIKE = 0.4
"""Similarity from which a name asked for in part, too little to weigh above zero, is still shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found by name: the record whose name fits best, how it compares, and all names they stand under.

    `sure`: how likely, going by the name alone, it is who was asked for. `retracted` counts
    those of their `records` that stand in retracted documents.
    """

    person: Person
    record: Record
    comparison: names.NameComparison
    sure: float
    names: list[str]
    records: int
    retracted: int

    @property
    def weight(self) -> float:
        """The match weight of the name that fits best, in bits."""
        return self.comparison.weight

    @property
    def sure_in_words(self) -> str:
        """How sure it is, in words of the language in use."""
        return str(in_words(self.sure))

    @property
    def sure_in_percent(self) -> str:
        """How sure it is, as a number."""
        return in_percent(self.sure)

    @property
    def why(self) -> tuple[str, ...]:
        """Why it fits, in words of the language in use."""
        return names.explain(self.comparison, get_language() or "en")


def search(text: str, limit: int = 50) -> list[Hit]:
    """Persons with a record whose name may be `text`, in either script, best first.

    Candidates share index keys with the name asked for; the 600 whose keys in common are the most and the rarest are
    compared in full. Of those that weigh the same the one spelled as the name asked for comes first.
    """
    near = dict(_names_of(_near(text)))
    compared = {record: names.compare(text, name) for record, name in near.items()}
    likely = {r: found for r, found in compared.items() if found.weight > 0 or found.similarity > LIKE}
    closeness = names.spelled_as(text)
    rank = {record: (found.weight, closeness(near[record]), -record) for record, found in likely.items()}
    best: dict[int, tuple[float, int, int]] = {}
    owners = Membership.objects.filter(record__in=likely)
    for record, person in owners.values_list("record_id", "person_id"):
        best[person] = max(best.get(person, rank[record]), rank[record])
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
    found = [(person, -record, likely[-record]) for person, (_, _, record) in ranked]
    return list(_hits(found[:limit], _how_sure([comparison for _, _, comparison in found])))


def _how_sure(found: list[names.NameComparison]) -> list[float]:
    """How likely each person is the one asked for, going by the name alone, among all that the register holds."""
    against = found[0].against if found else 0.0
    return names.how_sure([one.weight for one in found], Person.objects.filter(merged_into=None).count(), against, True)


def _near(text: str) -> list[int]:
    """The records that share most with a name: each key in common counts the more the fewer records have it."""
    keys = names.near_keys(text)
    held = NameKey.objects.filter(key__in=list(keys))
    counts = dict(held.values_list("key").annotate(records=Count("id")).order_by())
    if not counts:
        return []
    size = NameKey.objects.count() + 1
    rarity = Case(
        *(When(key=key, then=Value(keys[key] * log(size / count))) for key, count in counts.items()),
        output_field=FloatField(),
    )
    shared = held.values("record_id").annotate(shared=Sum(rarity)).order_by("-shared", "record_id")
    near = [row["record_id"] for row in shared[:CANDIDATES]]
    if len(near) == CANDIDATES:
        rarest = min(counts, key=lambda key: (counts[key], key))
        near += (
            held.filter(key=rarest, record__name=text).order_by("record_id").values_list("record_id", flat=True)[:50]
        )
    return near


def _names_of(records: Iterable[int]) -> list[tuple[int, str]]:
    return list(Record.objects.filter(pk__in=records).order_by().values_list("pk", "name"))


def _hits(ranked: list[tuple[int, int, names.NameComparison]], sure: list[float]) -> Iterator[Hit]:
    persons = Person.objects.in_bulk([person for person, _, _ in ranked])
    records = Record.objects.select_related("list", "document__source").in_bulk([record for _, record, _ in ranked])
    known: dict[int, list[str]] = {}
    for person, name in Membership.objects.filter(person__in=persons).values_list("person_id", "record__name"):
        known.setdefault(person, []).append(name)
    counted = taken_back([person for person, _, _ in ranked])
    for (person, record, found), how_sure in zip(ranked, sure, strict=False):
        retracted, held = counted[person]
        spelled = list(dict.fromkeys(known[person]))
        yield Hit(persons[person], records[record], found, how_sure, spelled, held, retracted)


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
