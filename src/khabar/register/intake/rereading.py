"""Reading the values of records anew, when rules or word lists have changed. The words stay as they stand."""

from collections.abc import Mapping

from django.db import transaction

from khabar import model, readers
from khabar.pipeline import Progress
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.bulk import as_json, set_column
from khabar.register.documents.changes import note
from khabar.register.documents.convert import habits_from_row, record_from_row
from khabar.register.documents.models import Document, Intake, Record, UnreadValue
from khabar.register.documents.readings import RuleBook, count_readings, readings_to_row
from khabar.register.people.models import Claim

CHUNK = 5000


def outdated() -> list[Document]:
    """The documents whose values were read by other versions than these, in the order they came in."""
    whole = Document.objects.filter(intake__is_done=True, intake__undo_began_at=None)
    return list(whole.exclude(intake__read_with=now_with()).select_related("intake").order_by("pk"))


def now_with() -> str:
    """The versions with which values are read now."""
    return " · ".join(readers.versions())


@needs(Right.TAKE_IN)
def reread(document: Document, progress: Progress | None = None, actor: User | None = None) -> int:
    """Read every value of a document anew, with the claims that rest on it; returns how many records changed.

    Chunks of 5,000 records are whole or not at all. Until all is done the document counts as outdated, so that a killed
    run is begun anew.
    """
    intake = document.intake
    tables = {table.sheet: habits_from_row(table, intake) for table in document.tables.all()}
    changed = done = last = 0
    _begin(intake)
    while rows := list(document.records.filter(pk__gt=last, row__gt=0).select_related("list").order_by("pk")[:CHUNK]):
        changed += _reread_some(intake, rows, tables, actor)
        done, last = done + len(rows), rows[-1].pk
        if progress:
            progress(f"read anew {document.file_name}", done, intake.records)
    with transaction.atomic():
        intake.read_with = now_with()
        intake.save(update_fields=["read_with"])
        note(actor, "values read anew", f"document {document.public_id}", records=done, changed=changed)
    return changed


@transaction.atomic
def _begin(intake: Intake) -> None:
    intake.tally, intake.read_with = {}, ""
    intake.save(update_fields=["tally", "read_with"])
    UnreadValue.objects.filter(document=intake.document).delete()


@transaction.atomic
def _reread_some(intake: Intake, rows: list[Record], tables: Mapping[str, readers.Habits], actor: User | None) -> int:
    rules = RuleBook()
    records = {row.pk: record_from_row(row) for row in rows}
    sheets = {row.pk: row.sheet for row in rows}
    read = {key: readers.read_values(record.values, tables[sheets[key]]) for key, record in records.items()}
    count_readings(intake, list(read.values()))
    intake.save(update_fields=["tally"])
    told = {key: readings_to_row(readings, rules) for key, readings in read.items()}
    new = {row.pk: told[row.pk] for row in rows if told[row.pk] != as_json(row.readings)}
    set_column(Record, "readings", new)
    _set_claims({key: read[key] for key in new})
    _set_languages(intake, {row.pk: row.name for row in rows})
    note(actor, "rows read anew", f"document {intake.document.public_id}", records=len(rows), changed=len(new))
    return len(new)


def _set_languages(intake: Intake, names: Mapping[int, str]) -> None:
    """Give the claims of records the language that their words show now; what a person said stays."""
    headings = intake.document.tables.values_list("headers", flat=True)
    of_list = readers.language_among(heading for headers in headings for heading in headers)
    held = Claim.objects.filter(record__in=names).values_list("pk", "record_id", "verbatim", "language")
    told = {
        pk: (readers.language_of(words) or of_list or readers.language_of(names[record]), was)
        for pk, record, words, was in held
    }
    set_column(Claim, "language", {pk: language for pk, (language, was) in told.items() if language != was})


def _set_claims(read: Mapping[int, Mapping[str, model.Reading]]) -> None:
    """Give the first claim of each record its date, place and facility as read now."""
    claims = dict(Claim.objects.filter(record__in=read, ordinal=0).values_list("pk", "record_id"))
    for column, field in (("date", "event_date"), ("pcode", "event_place"), ("facility_key", "facility")):
        values = {pk: read[record][field].read_as if field in read[record] else "" for pk, record in claims.items()}
        set_column(Claim, column, values)
