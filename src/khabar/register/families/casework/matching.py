"""Who in the register an enquiry may be about, and why; and which other enquiries may be about the same person."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from khabar import names
from khabar.register.families import vault
from khabar.register.families.casework import notes
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.people.models import Person
from khabar.register.people.queries import living
from khabar.register.people.searching.hits import Hit, search

SHOWN = 10
ALIKE = 8.0
"""Bits from which two enquiries' names are shown as perhaps one person's."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A person who may be the one sought: the hit of the name, and what else agrees or not, in words."""

    hit: Hit
    mother: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a case worker decided of a person: confirmed or refused, by whom, when and why."""

    person: Person
    confirmed: bool
    by: str
    at: datetime
    reason: str


def decided(enquiry: Enquiry) -> list[Decided]:
    """The latest word on each person, in the order in which they were first decided. A merged person is one."""
    found: dict[int, Decided] = {}
    for line in notes.lines(enquiry, notes.MATCHES):
        person = living(line["person"])
        if person:
            at = datetime.fromisoformat(line["at"])
            found[person.pk] = Decided(person, line["confirmed"], line["by"], at, line["reason"])
    return list(found.values())


def suggested(enquiry: Enquiry) -> list[Suggestion]:
    """Persons whose name fits, best first, but those of whom it is decided. Raises vault.Shut."""
    who = vault.get(enquiry, "who")
    known = {one.person.pk for one in decided(enquiry)}
    hits = [hit for hit in search(str(who.get("name", ""))) if hit.person.pk not in known and (hit.weight or 0) > 0]
    return [Suggestion(hit, _mother(str(who.get("mother_name", "")), hit)) for hit in hits[:SHOWN]]


def _mother(said: str, hit: Hit) -> tuple[str, ...]:
    """Why the mother's name agrees or not, in words; nothing where either is not told."""
    held = str(hit.record.values.get("mother_name", ""))
    return names.explain(names.compare(said, held), get_language() or "en") if said and held else ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Another enquiry that may be about the same person, and why in words."""

    enquiry: Enquiry
    why: tuple[str, ...]


def alike(enquiry: Enquiry) -> list[Alike]:
    """Other enquiries that may be about the same person, of families who allow the search. Raises vault.Shut."""
    name = str(vault.get(enquiry, "who").get("name", ""))
    others = {one.pk: one for one in allowing(Purpose.SEARCH).exclude(pk=enquiry.pk).select_related("worker")}
    found = [
        (names.compare(name, str(who.get("name", ""))), others[key])
        for key, who in vault.of_many(others.values(), "who").items()
    ]
    likely = sorted((one for one in found if one[0].weight >= ALIKE), key=lambda one: (-one[0].weight, one[1].pk))
    return [Alike(other, names.explain(compared, get_language() or "en")) for compared, other in likely[:SHOWN]]
