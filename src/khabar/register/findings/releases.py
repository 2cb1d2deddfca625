"""A release list held against the register: what else is recorded of whom it names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khabar.checks import Checked, Listed, Told, check_releases, release_counts
from khabar.model import Claim as ClaimValue
from khabar.model import ClaimKind, Credibility
from khabar.register.documents.copies import dependences_of
from khabar.register.documents.models import Document, RecordList, Ruling, Standing
from khabar.register.people.grounds import in_portions
from khabar.register.people.models import Claim


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
    checked = check_rows(of_list, rows_of(of_list), copies_of(of_list))
    return Releases(checked, release_counts(checked))


def check_rows(of_list: RecordList, rows: Iterable[Listed], copies: Collection[int]) -> list[Checked]:
    """Hold these rows of a release list against the register; `copies` are keys of documents that say nothing new."""
    several = list(rows)
    others = dict(_others(of_list, {row.person for row in several}, copies))
    return check_releases((row, others.get(row.person, ())) for row in several)


def copies_of(of_list: RecordList) -> frozenset[int]:
    """The documents, by key, that rest on those of a list, or they on them, unless somebody rejected it."""
    noticed = dependences_of(of_list).exclude(ruling=Ruling.REJECTED).values_list("earlier", "later")
    return frozenset(key for pair in noticed for key in pair)


def released() -> "QuerySet[Claim]":
    """Claims of rows that tell of a release and count."""
    told = Claim.objects.filter(kind=ClaimKind.LISTED_RELEASED, record__succeeded_by=None, is_withdrawn=False)
    return told.exclude(record__document__standing=Standing.RETRACTED)


def rows_of(of_list: RecordList, persons: Collection[int] | None = None) -> Iterator[Listed]:
    """One for each record that tells of a release, of these persons (by key) or of all.

    Where the row says no day, the day of its document counts.
    """
    told = released().filter(record__list=of_list)
    if persons is not None:
        told = told.filter(record__membership__person__in=persons)
    columns = ("record_id", "record__membership__person_id", "date", "record__document_id")
    issued = _Issued()
    seen: set[int] = set()
    for record, person, date, document in told.order_by("record_id", "ordinal").values_list(*columns).iterator():
        if record not in seen:
            seen.add(record)
            yield Listed(record, person, date or issued[document])


class _Issued(dict[int, str]):
    """When documents were issued, by key, as their chains say; "" where they don't."""

    def __missing__(self, key: int) -> str:
        chain = Document.objects.values_list("chain", flat=True).get(pk=key)
        self[key] = chain[-1]["date"] if chain else ""
        return self[key]


COLUMNS = (
    "record__membership__person_id", "claim_id", "kind", "date", "facility", "place", "credibility",
    "record__document__source__name",
)  # fmt: skip


def _others(of_list: RecordList, persons: Iterable[int], copies: Collection[int]) -> Iterator[tuple[int, list[Told]]]:
    """What other lists say of these persons, by person; those that rest on this one say nothing of their own."""
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
