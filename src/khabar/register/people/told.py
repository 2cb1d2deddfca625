"""What of this app has a history: persons, records and claims; and what brought records from one person to another."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khabar.register.documents.histories import HISTORIES, IN_CHUNKS, LINES, Line, Told
from khabar.register.documents.models import Change, Record
from khabar.register.documents.revising import subject_of
from khabar.register.documents.told import names_of
from khabar.register.people.models import Claim, Decision, Move, Person
from khabar.register.people.templatetags.people import claim_kind


def _beneath(claims: Iterable[Claim]) -> Q:
    """The changes of these claims, of the documents they stand in, and of the rating of their sources."""
    rows = list(claims)
    documents = {claim.record.document_id: claim.record.document for claim in rows}.values()
    own = [subject_of(claim) for claim in rows]
    of_documents = [name for document in documents for name in names_of(document)]
    sources = [f"source {document.source_id}" for document in documents]
    return (
        Q(subject__in=own)
        | Q(subject__in=of_documents) & ~Q(kind__in=IN_CHUNKS)
        | Q(subject__in=sources, kind="reliability changed")
    )


def _claims(**of: Any) -> Iterable[Claim]:
    return Claim.objects.filter(**of).select_related("record__document").only("id", "record__document")


def _name_of(person: Person) -> str:
    """A name that somebody is known by; the permanent id of who has no record any more."""
    name = person.memberships.order_by("record").values_list("record__name", flat=True).first()
    return name or person.public_id


def _of_person(person: Person) -> Q:
    moved = Move.objects.filter(Q(was=person.pk) | Q(now=person.pk))
    beneath = _beneath(_claims(record__membership__person=person))
    return Q(subject=subject_of(person)) | beneath | Q(pk__in=moved.values("change"))


def _of_record(record: Record) -> Q:
    moved = Move.objects.filter(record=record.pk)
    return _beneath(_claims(record=record)) | Q(pk__in=moved.values("change"))


def _of_claim(claim: Claim) -> Q:
    return _beneath(_claims(pk=claim.pk))


def _moves_of_person(person: Person, changes: Sequence[Change]) -> dict[int, list[Line]]:
    """By change: how many records came from whom, went to whom, or were looked at and stayed."""
    moves = Move.objects.filter(Q(was=person.pk) | Q(now=person.pk), change__in=changes).values_list(
        "change_id", "was", "now"
    )
    counted: dict[int, dict[tuple[int, int | None], int]] = {}
    for change, was, now in moves:
        by = counted.setdefault(change, {})
        by[was, now] = by.get((was, now), 0) + 1
    keys = {key for by in counted.values() for pair in by for key in pair if key not in (None, person.pk)}
    others = Person.objects.in_bulk([key for key in keys if key is not None])
    return {
        change: [_moved(person, was, now, count, others) for (was, now), count in by.items()]
        for change, by in counted.items()
    }


def _moved(person: Person, was: int, now: int | None, count: int, others: dict[int, Person]) -> Line:
    if now is None or was == now:
        words = _("Records that left") if now is None else _("Records looked at, which stayed")
        return Line("", reason=f"{words}: {count}")
    came = now == person.pk
    words = _("Records that came from another person") if came else _("Records that went to another person")
    other = others[was if came else now]
    return Line(other.public_id, reverse("history", args=["person", other.public_id]), f"{words}: {count} ·")


def _moves_of_record(record: Record, changes: Sequence[Change]) -> dict[int, list[Line]]:
    moves = Move.objects.filter(record=record.pk, change__in=changes).exclude(now=None).exclude(now=F("was"))
    to = Person.objects.in_bulk([now for _change, now in moves.values_list("change_id", "now")])
    return {
        change: [Line(to[now].public_id, reverse("person", args=[to[now].public_id]), _("It came to"))]
        for change, now in moves.values_list("change_id", "now")
    }


def _claim_lines(keys: Sequence[str]) -> dict[str, Line]:
    found = Claim.objects.filter(pk__in=[int(key) for key in keys])
    return {str(one.pk): Line(str(claim_kind(one.kind)), reverse("claim", args=[one.claim_id])) for one in found}


def _decision_lines(keys: Sequence[str]) -> dict[str, Line]:
    found = Decision.objects.filter(public_id__in=keys)
    return {one.public_id: Line("", reason=one.reason, undo=one.public_id if one.in_force else "") for one in found}


def add_histories() -> None:
    """Say so; called once by `ready`."""
    person = Told(
        "person", Person, "public_id", _name_of,
        lambda one: reverse("person", args=[one.public_id]), _of_person, beside=_moves_of_person,
    )  # fmt: skip
    record = Told(
        "record", Record, "pk", lambda one: one.name,
        lambda one: reverse("record", args=[one.pk]), _of_record, beside=_moves_of_record,
    )  # fmt: skip
    claim = Told(
        "claim", Claim, "claim_id", lambda one: claim_kind(one.kind),
        lambda one: reverse("claim", args=[one.claim_id]), _of_claim,
    )  # fmt: skip
    for told in (person, record, claim):
        HISTORIES[told.name] = told
    LINES["claim"], LINES["decision"] = _claim_lines, _decision_lines
