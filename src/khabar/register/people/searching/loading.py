"""From the tables to the rows that searches look at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db.models import QuerySet

from khabar import dates, names, readers
from khabar.model import ClaimKind
from khabar.register.documents.models import Intake, Record
from khabar.register.people.models import Claim, Membership
from khabar.register.people.searching.held import NEVER, ClaimRow, Row

CHUNK = 5000
KINDS = {kind.value: number for number, kind in enumerate(ClaimKind)}
UNREAD = "="
"""Stands before the words of a place that no unit was read from."""


def loadable() -> "QuerySet[Record]":
    """The records that are searched: those of an intake that is being undone are not."""
    leaving = Intake.objects.filter(undone_at=None).exclude(undo_began_at=None)
    return Record.objects.exclude(document__in=list(leaving.values_list("pk", flat=True)))


def rows(records: "QuerySet[Record]") -> Iterator[list[Row]]:
    """These records, chunk by chunk, in the order of their keys."""
    after = 0
    told = records.order_by("pk").values_list("pk", "document_id", "name", "values", "readings")
    while found := list(told.filter(pk__gt=after)[:CHUNK]):
        yield _made(found)
        after = found[-1][0]


def _made(found: Sequence[tuple[Any, ...]]) -> list[Row]:
    first, last = found[0][0], found[-1][0]
    persons = dict(Membership.objects.filter(record__gte=first, record__lte=last).values_list("record_id", "person_id"))
    said = claims_of(Claim.objects.filter(record__gte=first, record__lte=last))
    fathers = names.four_parts(name for _, _, name, _, _ in found)
    return [
        Row(
            key,
            persons.get(key, 0),
            document,
            name,
            known(values.get("mother_name", "")),
            known(values.get("father_name", "")) or parts[1],
            place_of(_read(readings, "origin_place"), values.get("origin_place", "")),
            number_of(_read(readings, "national_id")),
            number_of(_read(readings, "register_number")),
            tuple(said.get(key, ())),
        )
        for (key, document, name, values, readings), parts in zip(found, fathers, strict=True)
    ]


def claims_of(claims: "QuerySet[Claim]") -> dict[int, list[ClaimRow]]:
    """What is searched of claims, by the key of their record; those that were withdrawn are left out."""
    made: dict[int, list[ClaimRow]] = defaultdict(list)
    told = claims.filter(is_withdrawn=False).order_by("record_id", "ordinal")
    fields = ("record_id", "kind", "date", "place", "pcode", "facility_key", "credibility")
    for record, kind, date, place, pcode, facility, credibility in told.values_list(*fields):
        made[record].append(
            ClaimRow(KINDS[kind], *days(date), place_of(pcode, place), facility, int(credibility))
        )  # fmt: skip
    return made


def _read(readings: Mapping[str, Sequence[Any]], field: str) -> str:
    return str(readings[field][0]) if field in readings else ""


@lru_cache(1 << 14)
def days(date: str) -> tuple[int, int]:
    """First and last day of an EDTF date as ordinals; an open end is far away, and what has no date is never."""
    first, last = dates.span(date)
    if first is None and last is None:
        return NEVER
    return first.toordinal() if first else NEVER[1], last.toordinal() if last else NEVER[0]


@lru_cache(1 << 14)
def place_of(pcode: str, words: str) -> str:
    """A place as it is searched: its P-code, else "=" and its words folded, else ""."""
    return pcode or (f"{UNREAD}{readers.fold_facility(words)}" if words and not readers.is_unknown(words) else "")


def number_of(text: str) -> int:
    """A number for the text of a number, which has letters and zeros in front; 0 for none."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) if text else 0


@lru_cache(1 << 14)
def known(name: str) -> str:
    """A name, or "" where a list says that it is not known."""
    return "" if not name or readers.is_unknown(name) else name
