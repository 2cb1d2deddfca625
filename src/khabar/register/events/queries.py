"""What pages and actions read of facilities."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from khabar.readers import fold_facility
from khabar.register.documents.models import Standing
from khabar.register.events.models import Facility, FacilityName
from khabar.register.people.facilities import NamedFacility
from khabar.register.people.models import Claim

ALIKE = 60
"""From which likeness of spellings, of 100, a facility is offered for a free text."""


def living() -> QuerySet[Facility]:
    """The facilities of the list: neither merged into another nor taken off."""
    return Facility.objects.filter(merged_into=None, is_listed=True)


def leads_to(facility: Facility) -> Facility:
    """The facility itself, or the one that it was merged into in the end."""
    while facility.merged_into is not None:
        facility = facility.merged_into
    return facility


def matches(keys: Iterable[str]) -> dict[str, list[Facility]]:
    """Every facility on the list that each folded text may mean, each once; texts that match none are left out."""
    names = FacilityName.objects.filter(is_used=True, folded__in=set(keys)).order_by("facility_id")
    found: dict[str, dict[int, Facility]] = {}
    for name in names.select_related("facility__merged_into__merged_into"):
        meant = leads_to(name.facility)
        if meant.is_listed and name.facility.is_listed:
            found.setdefault(name.folded, {})[meant.pk] = meant
    return {key: list(facilities.values()) for key, facilities in found.items()}


def named(keys: Iterable[str]) -> dict[str, tuple[NamedFacility, ...]]:
    """The same as `matches`, as the answer sheet shows it."""
    return {
        key: tuple(NamedFacility(one.public_id, one.name_ar, one.name_en) for one in found)
        for key, found in matches(keys).items()
    }


def spellings(key: str) -> set[str]:
    """Every folded text that means a facility which this folded text means."""
    meant = [facility.pk for facility in matches([key]).get(key, ())]
    names = FacilityName.objects.filter(is_used=True).order_by()
    beneath = Q(facility__merged_into__in=meant) | Q(facility__merged_into__merged_into__in=meant)
    return set(names.filter(Q(facility__in=meant) | beneath).values_list("folded", flat=True))


@dataclass(frozen=True, slots=True)
class FreeText:
    """A free text that claims give for a facility: one of its spellings, its folded form, how many claims give it."""

    text: str
    key: str
    claims: int


def free_texts() -> list[FreeText]:
    """Every text that claims give for a facility, spellings that fold alike together, the most frequent first."""
    groups = Claim.objects.exclude(facility_key="").order_by().values("facility_key")
    counted = groups.annotate(claims=Count("pk"), text=Min("facility")).order_by("-claims", "facility_key")
    return [FreeText(row["text"], row["facility_key"], row["claims"]) for row in counted]


def unmatched() -> list[FreeText]:
    """The free texts that mean no facility of the list yet, the most frequent first."""
    texts = free_texts()
    known = matches(text.key for text in texts)
    return [text for text in texts if text.key not in known]


def retracted_claims(facility: Facility) -> int:
    """How many of the claims that name a facility stand in retracted documents."""
    keys = FacilityName.objects.filter(is_used=True).filter(Q(facility=facility) | Q(facility__merged_into=facility))
    folded = set(keys.values_list("folded", flat=True))
    return Claim.objects.filter(facility_key__in=folded, record__document__standing=Standing.RETRACTED).count()


def claims_by_facility() -> dict[int, int]:
    """How many claims give a text that means each facility. A text of two facilities counts for both."""
    texts = free_texts()
    found: dict[int, int] = {}
    known = matches(text.key for text in texts)
    for text in texts:
        for facility in known.get(text.key, ()):
            found[facility.pk] = found.get(facility.pk, 0) + text.claims
    return found


def alike(text: str, limit: int = 5) -> list[Facility]:
    """The facilities on the list whose spellings look most like this one, best first: for a person to choose from."""
    from rapidfuzz import fuzz, process

    names = list(FacilityName.objects.filter(is_used=True, facility__in=living()).values_list("folded", "facility_id"))
    near = process.extract(
        fold_facility(text), [folded for folded, _ in names], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=50
    )
    order = list(dict.fromkeys(names[position][1] for _, _, position in near))[:limit]
    facilities = Facility.objects.in_bulk(order)
    return [facilities[key] for key in order]
