"""The writes of this app, each with its audit entry in one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from khabar import model, names, readers
from khabar.register.accounts.models import User
from khabar.register.documents.actions import add_parts
from khabar.register.documents.bulk import insert, next_keys
from khabar.register.documents.changes import note
from khabar.register.documents.models import Intake, Succession
from khabar.register.people.convert import CLAIM_COLUMNS, claim_to_row
from khabar.register.people.models import Claim, Judgement, Membership, NameKey, Person

Earlier = Mapping[tuple[str, int], tuple[int, bool]]
"""By sheet and row of an edition: the key of the record before, and whether the row changed."""


@transaction.atomic
def commit_parts(
    intake: Intake, parts: Sequence[readers.Part], actor: User | None = None, earlier: Earlier | None = None
) -> None:
    """Store the next parts of a document with their claims, persons and search keys: all of it, or nothing.

    A row that stands in the edition before already speaks of the person it spoke of there; any other mints one.
    """
    records = add_parts(intake, parts)
    headings = intake.document.tables.values_list("headers", flat=True)
    language = readers.language_among(heading for headers in headings for heading in headers)
    insert(Claim, CLAIM_COLUMNS, (row for key, read in records.items() for row in claim_rows(key, *read, language)))
    before = {key: (earlier or {}).get((r.locator.sheet, r.locator.row or 0)) for key, (r, _) in records.items()}
    follow({key: found for key, found in before.items() if found})
    mint(key for key, found in before.items() if not found)
    insert(
        NameKey,
        ("key", "record"),
        ((name_key, key) for key, (r, _) in records.items() for name_key in dict.fromkeys(names.keys(r.name))),
    )
    note(actor, "rows taken in", f"document {intake.document.public_id}", parts=intake.parts_done, records=len(records))


def claim_rows(
    key: int, record: model.Record, read: Mapping[str, model.Reading], language: str
) -> Iterator[tuple[object, ...]]:
    """The claims of a record as rows of their table."""
    facility = read["facility"].read_as if "facility" in read else ""
    for claim in readers.claims(record, read, language):
        yield claim_to_row(claim, key, facility if claim.facility else "")


def mint(records: Iterable[int]) -> None:
    """A new person for each of these records, which belong to nobody yet; call inside a transaction."""
    owned = list(records)
    persons = next_keys(Person, len(owned))
    insert(Person, ("id", "public_id"), ((person, model.new_public_id()) for person in persons))
    insert(Membership, ("record", "person"), zip(owned, persons, strict=True))


def follow(before: Mapping[int, tuple[int, bool]]) -> None:
    """Let records, by key, succeed those of the edition before and belong to the same persons; in a transaction."""
    owners = dict(
        Membership.objects.filter(record__in=[key for key, _ in before.values()]).values_list("record_id", "person_id")
    )
    insert(Succession, ("record", "earlier", "is_changed"), ((key, *found) for key, found in before.items()))
    insert(Membership, ("record", "person"), ((key, owners[found]) for key, (found, _) in before.items()))


def add_judgements(run: str, judgements: Iterable[model.Judgement]) -> None:
    """Append what a link run holds of pairs of records; call inside the transaction of its audit entry."""
    columns = ("run", "settles", "record_a", "record_b", "verdict", "weight", "probability")
    rows = ((run, False, j.record_a, j.record_b, j.verdict.value, j.weight, j.probability) for j in judgements)
    insert(Judgement, columns, rows)
