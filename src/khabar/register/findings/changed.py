"""Of whom something changed: the persons whose contradictions may be others now."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from khabar.register.documents.models import Change, Dependence, Document, Record
from khabar.register.events.models import Facility, FacilityName
from khabar.register.findings.models import ReleaseRow
from khabar.register.people.models import Claim, Membership, Move

UNTOUCHED = frozenset({"rows taken in", "rows read anew", "rows taken back", "document received"})
"""Steps of a longer work, which tells of itself when it is done."""


def persons_of(changes: Sequence[Change]) -> set[int]:
    """The persons, by key, whom these changes touched: by records that moved, or by what their claims rest on."""
    named: dict[str, set[str]] = {}
    for change in changes:
        if change.kind not in UNTOUCHED:
            name, _space, key = change.subject.rpartition(" ")
            named.setdefault(name, set()).add(key)
    found = set(_moved(changes))
    found.update(_with(document__in=_documents(named.get("document", ()))))
    found.update(_with(pk__in=Claim.objects.filter(pk__in=_numbers(named.get("claim", ()))).values("record")))
    if facilities := named.get("facility"):
        found.update(_with(pk__in=_naming(facilities)))
    if unlike := [change for change in changes if change.subject.startswith("dependence ")]:
        found.update(_on_lists_of(unlike))
    return found


def _on_lists_of(dependences: Iterable[Change]) -> Iterable[int]:
    """Whom release lists name of which a document is held for a copy, or was: what copies say counts for nothing."""
    several = list(dependences)
    numbers = _numbers(change.subject.rpartition(" ")[2] for change in several)
    pairs = Dependence.objects.filter(pk__in=numbers).values_list("earlier", "later")
    documents = {key for pair in pairs for key in pair}
    documents.update(key for change in several for key in change.detail.get("documents", ()))
    lists = Record.objects.filter(document__in=documents).order_by().values("list")
    named = ReleaseRow.objects.filter(of_list__in=lists).order_by()
    return named.values_list("person_id", flat=True).distinct().iterator()


def _moved(changes: Sequence[Change]) -> Iterable[int]:
    moves = Move.objects.filter(change__in=[change.pk for change in changes]).values_list("was", "now")
    return (person for move in moves.iterator() for person in move if person is not None)


def _with(**of_record: object) -> Iterable[int]:
    """Persons with such a record."""
    lookups = {f"record__{name}": value for name, value in of_record.items()}
    return Membership.objects.filter(**lookups).order_by().values_list("person_id", flat=True).distinct().iterator()


def _documents(keys: Iterable[str]) -> "QuerySet[Document]":
    """Documents by permanent id, or by key where a value of one was judged."""
    known = set(keys)
    return Document.objects.filter(public_id__in=known) | Document.objects.filter(pk__in=_numbers(known))


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]


def _naming(facilities: Iterable[str]) -> "QuerySet[Claim, Any]":
    """Records of claims whose facility may mean one of these, or did: spellings that were taken back are kept too."""
    merged = Facility.objects.filter(public_id__in=facilities)
    absorbed = Facility.objects.filter(merged_into__in=merged) | merged
    names = FacilityName.objects.filter(facility__in=absorbed).values("folded")
    return Claim.objects.filter(facility_key__in=names).exclude(facility_key="").values("record")
