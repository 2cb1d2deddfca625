"""A release list held against the register: what else is recorded of whom it names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from khabar.checks import Checked, Listed, Told, check_releases, release_counts
from khabar.model import Claim as ClaimValue
from khabar.model import ClaimKind, Credibility
from khabar.register.documents.copies import dependences_of
from khabar.register.documents.models import Document, RecordList, Ruling, Standing
from khabar.register.people.grounds import in_portions
from khabar.register.people.models import Claim, Membership


@dataclass(frozen=True, slots=True)
class Releases:
    """Every row of a list that tells of a release, by key of its record, with what else is recorded; and the figures.

    `counts` holds rows, twice, persons, and of the persons how many are recorded how: these add up to persons.
    """

    rows: list[Checked]
    counts: dict[str, int]


def release_lists() -> list[tuple[RecordList, int]]:
    """The lists that tell of releases, with how many rows do, the longest first."""
    told = Claim.objects.filter(kind=ClaimKind.LISTED_RELEASED, is_withdrawn=False, record__succeeded_by=None)
    counted = dict(told.order_by().values_list("record__list").annotate(rows=Count("record", distinct=True)))
    lists = RecordList.objects.filter(pk__in=counted).order_by("name")
    return sorted(((one, counted[one.pk]) for one in lists), key=lambda one: -one[1])


def page_of_list(of_list: RecordList) -> list[tuple[str, str]]:
    """The page of a list that tells of releases; nothing for any other."""
    told = Claim.objects.filter(kind=ClaimKind.LISTED_RELEASED, record__list=of_list)
    words = _("Release list against the register")
    return [(words, reverse("release", args=[of_list.public_id]))] if told.exists() else []


def against_register(of_list: RecordList) -> Releases:
    """Hold a release list against what other lists record of the persons it names, as they stand now.

    Rows that a newer edition replaced, and what was retracted or withdrawn, are left out.

    Ex: against_register(RecordList.objects.get(name="Amnesty of June")).counts["never"]
    """
    rows = list(_rows(of_list))
    others = dict(_others(of_list, {row.person for row in rows}))
    checked = check_releases((row, others.get(row.person, ())) for row in rows)
    return Releases(checked, release_counts(checked))


def _rows(of_list: RecordList) -> Iterator[Listed]:
    """One for each record that tells of a release; where the row says no day, the day of its document counts."""
    told = Claim.objects.filter(
        kind=ClaimKind.LISTED_RELEASED, record__list=of_list, record__succeeded_by=None, is_withdrawn=False
    ).exclude(record__document__standing=Standing.RETRACTED)
    columns = ("record_id", "record__membership__person_id", "date", "record__document_id")
    issued = dict(_issued())
    seen: set[int] = set()
    for record, person, date, document in told.order_by("record_id", "ordinal").values_list(*columns).iterator():
        if record not in seen:
            seen.add(record)
            yield Listed(record, person, date or issued.get(document, ""))


def _issued() -> Iterator[tuple[int, str]]:
    for key, chain in Document.objects.values_list("pk", "chain").iterator():
        if chain:
            yield key, chain[-1]["date"]


COLUMNS = (
    "record__membership__person_id", "claim_id", "kind", "date", "facility", "place", "credibility",
    "record__document__source__name",
)  # fmt: skip


def _others(of_list: RecordList, persons: Iterable[int]) -> Iterator[tuple[int, list[Told]]]:
    """What other lists say of these persons, by person; those that rest on this one say nothing of their own."""
    noticed = dependences_of(of_list).exclude(ruling=Ruling.REJECTED).values_list("earlier", "later")
    copies = {key for pair in noticed for key in pair}
    for keys in in_portions(persons):
        found: dict[int, list[Told]] = {}
        claims = Claim.objects.filter(record__membership__person__in=keys, is_withdrawn=False)
        claims = claims.exclude(record__list=of_list).exclude(record__document__standing=Standing.RETRACTED)
        claims = claims.exclude(record__document__in=copies)
        for person, claim_id, kind, date, facility, place, credibility, source in claims.values_list(*COLUMNS):
            claim = ClaimValue(
                claim_id, "", "", ClaimKind(kind), 0, "", date, place=place, facility=facility,
                credibility=Credibility(credibility),
            )  # fmt: skip
            found.setdefault(person, []).append(Told(claim, source))
        yield from found.items()


def rows_to_show(rows: Sequence[Checked]) -> dict[int, Membership]:
    """The records of these rows with their persons, by key of the record."""
    found = Membership.objects.filter(record__in=[row.listed.row for row in rows])
    return {one.record_id: one for one in found.select_related("record__document", "person")}
