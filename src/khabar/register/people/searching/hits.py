"""Who was found, as pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language

from khabar.names import NameComparison, compare, explain, how_sure, parse
from khabar.register.documents.models import Record
from khabar.register.people.likelihood import in_percent, in_words
from khabar.register.people.models import Claim, Membership, Person
from khabar.register.people.queries import living
from khabar.register.people.retraction import taken_back
from khabar.register.people.searching.current import searching
from khabar.register.people.searching.finding import Answer, find
from khabar.register.people.searching.question import Question

PAGE = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found: the record that fits best, how its names compare, and all names the person stands under.

    `weight` is what the names asked for weigh in bits, None where none was; `sure` how likely, going by the name alone,
    it is who was asked for, None unless one name was asked. `compared` holds, for each name asked for
    that the record or another of the person's gives, how the two compare. `retracted` counts those of their `records`
    that stand in retracted documents.
    """

    person: Person
    record: Record
    weight: float | None
    sure: float | None
    compared: dict[str, NameComparison]
    names: list[str]
    records: int
    retracted: int
    claims: list[Claim] = field(default_factory=list)

    @property
    def comparison(self) -> NameComparison:
        """How the name compares. Raises KeyError when none was asked for."""
        return self.compared["name"]

    @property
    def sure_in_words(self) -> str:
        """How sure it is, in words of the language in use."""
        return str(in_words(self.sure or 0.0))

    @property
    def sure_in_percent(self) -> str:
        """How sure it is, as a number."""
        return in_percent(self.sure or 0.0)

    @property
    def why(self) -> tuple[str, ...]:
        """Why it fits, in words of the language in use."""
        language = get_language() or "en"
        return tuple(line for found in self.compared.values() for line in explain(found, language))


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of who was found. `lacking` counts records that are not searched yet; `persons` all who fit, if known."""

    hits: list[Hit]
    first: int
    is_more: bool
    persons: int | None
    lacking: int

    @property
    def last(self) -> int:
        """The place of the last one on this page, counted from 1."""
        return self.first + len(self.hits) - 1

    @property
    def next(self) -> str:
        """The permanent id of the last one: the next page begins behind it. "" where this is the last page."""
        return self.hits[-1].person.public_id if self.is_more else ""


def look_up(asked: Question, after: str = "", limit: int = PAGE, *, patient: bool = False) -> Hits:
    """The persons who fit a question, behind the one with the permanent id `after`."""
    before = living(after) if after else None
    with searching(patient=patient) as (held, lacking):
        answer = find(held, asked, before.pk if before else 0, limit)
    hits = _hits(asked, answer)
    return Hits(hits, answer.shown_before + 1, answer.is_more, answer.persons, lacking)


def search(text: str, limit: int = 50) -> list[Hit]:
    """Persons with a record whose name may be `text`, in either script, best first."""
    return look_up(Question(name=text), limit=limit, patient=True).hits if text.strip() else []


def _hits(asked: Question, answer: Answer) -> list[Hit]:
    """Asks the database the same number of times whoever was found, and if nobody was: key 0 is nobody's."""
    found = answer.found
    persons = Person.objects.in_bulk([0, *(one.person for one in found)])
    records = Record.objects.select_related("list", "document__source").in_bulk(
        [0, answer.best, *(one.record for one in found)]
    )
    known: dict[int, list[str]] = {}
    for person, name in (
        Membership.objects.filter(person__in=[0, *persons]).order_by("record").values_list("person_id", "record__name")
    ):
        known.setdefault(person, []).append(name)
    said: dict[int, list[Claim]] = {}
    for claim in Claim.objects.filter(record__in=[0, *records], is_withdrawn=False):
        said.setdefault(claim.record_id, []).append(claim)
    counted = taken_back([0, *persons])
    sure = _how_sure(asked, answer, records)
    return [
        Hit(
            persons[one.person], records[one.record], one.weight, sure.get(one.person),
            _compared(asked, records[one.record]), list(dict.fromkeys(known[one.person])), counted[one.person][1],
            counted[one.person][0], said.get(one.record, []),
        )
        for one in found
        if one.person in known and one.record in records
    ]  # fmt: skip


def _how_sure(asked: Question, answer: Answer, records: Mapping[int, Record]) -> dict[int, float]:
    """How likely each person is the one asked for, going by the name alone, where nothing but one name is weighed."""
    if list(asked.names) != ["name"] or answer.best not in records:
        return {}
    against = compare(asked.name, records[answer.best].name).against
    sure = how_sure(list(answer.weights.values()), answer.among, against)
    return dict(zip(answer.weights, sure, strict=True))


def _compared(asked: Question, record: Record) -> dict[str, NameComparison]:
    held = {
        "name": record.name,
        "mother": record.values.get("mother_name", ""),
        "father": record.values.get("father_name", "") or parse(record.name).father,
    }
    return {which: compare(text, held[which]) for which, text in asked.names.items() if held[which]}
