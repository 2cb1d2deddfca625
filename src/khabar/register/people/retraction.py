"""What rests on a document: told before anybody says that it was retracted, and marked afterwards where it stands."""

from dataclasses import dataclass

from django.db.models import Q

from khabar.register.documents.models import Document, Standing
from khabar.register.people.facilities import NamedFacility, facilities_of
from khabar.register.people.models import Claim, Decision, Judgement, Membership, Person, RunInForce

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Resting:
    """Counts of what rests on a document, and the first of those that have a page.

    `first` are the first persons by permanent id, under the name that they have here, `alone` those known from it
    alone, `runs` the link runs in force that joined or parted records of it, `editions` the documents that follow it.
    """

    claims: int
    persons: int
    alone: int
    first: dict[str, str]
    decisions: int
    runs: list[str]
    facilities: list[NamedFacility]
    editions: list[Document]


def rests_on(document: Document) -> Resting:
    """Everything that the register derives from the records of a document."""
    persons = Person.objects.filter(memberships__record__document=document).distinct()
    others = Membership.objects.exclude(record__document=document).filter(person__in=persons)
    judged = Q(record_a__document=document) | Q(record_b__document=document)
    decisions = Judgement.objects.filter(judged, decision__in_force=True).values("decision")
    in_force = RunInForce.objects.values_list("run", flat=True)
    claims = Claim.objects.filter(record__document=document)
    words = claims.exclude(facility_key="").order_by().values_list("facility_key", flat=True).distinct()
    named_here = Membership.objects.filter(record__document=document).values_list("person__public_id", "record__name")
    named = {one.public_id: one for found in facilities_of(words).values() for one in found}
    return Resting(
        claims.count(),
        persons.count(),
        persons.exclude(pk__in=others.values("person")).count(),
        dict(named_here.order_by("record")[:SHOWN]),
        Decision.objects.filter(pk__in=decisions).count(),
        [run for run in in_force if Judgement.objects.filter(judged, run=run).exists()],
        list(named.values()),
        list(Document.objects.filter(intake__follows=document, intake__undone_at=None)),
    )


def taken_back(persons: list[int]) -> dict[int, tuple[int, int]]:
    """By person: how many of their records stand in retracted documents, and how many there are."""
    counted: dict[int, tuple[int, int]] = {}
    rows = Membership.objects.filter(person__in=persons).values_list("person_id", "record__document__standing")
    for person, standing in rows:
        retracted, all_of_them = counted.get(person, (0, 0))
        counted[person] = retracted + (standing == Standing.RETRACTED), all_of_them + 1
    return counted
