"""The writes of this app, each with its audit entry (and, for a document, its custody entry) in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from khabar import model, readers
from khabar.pipeline import Opened
from khabar.register.accounts.actions import extend_chain
from khabar.register.accounts.models import User
from khabar.register.documents.bulk import highest_among, insert, next_keys
from khabar.register.documents.changes import note
from khabar.register.documents.convert import (
    RECORD_COLUMNS,
    chain_to_rows,
    columns_from_row,
    habits_from_row,
    record_to_row,
    table_to_row,
)
from khabar.register.documents.models import (
    CustodyEntry,
    Document,
    Intake,
    Record,
    RecordList,
    RejectedRow,
    Source,
    Table,
    TextBlock,
)
from khabar.register.documents.readings import RuleBook, count_readings, readings_to_row


def note_custody(document: Document, actor: User | None, action: str, **detail: Any) -> None:
    """Add one entry to the custody chain; call inside a transaction."""
    entry = CustodyEntry(document=document, actor=actor, action=action, detail=detail, at=timezone.now())
    entry.previous_hash, entry.hash = extend_chain("custody", entry.content())
    entry.save()


@transaction.atomic
def receive(
    opened: Opened,
    digest: str,
    size: int,
    source_name: str,
    list_name: str,
    actor: User | None = None,
    follows: Document | None = None,
) -> Document:
    """Enter a document whose bytes are in the store, before anything of it is taken in.

    A document whose intake was undone is entered again, as it is said to be now; since when it is held does not change.
    """
    source, _ = Source.objects.get_or_create(name=source_name)
    document = Document.objects.filter(digest=digest).first()
    what = "received again" if document else "received"
    if document is None:
        document = Document(digest=digest, size=size)
    else:
        Intake.objects.filter(document=document).delete()
    document.file_name, document.form, document.source = opened.file_name, opened.form, source
    document.chain = chain_to_rows([model.Hop(source_name, model.HopKind.PUBLISHED, opened.options.dated)])
    document.save()
    Table.objects.bulk_create(
        table_to_row(table, document, number) for number, table in enumerate(opened.survey.tables, 1)
    )
    Intake.objects.create(
        document=document,
        options=asdict(opened.options),
        list_name=list_name,
        parts=opened.survey.parts,
        notes={text: [count, places] for text, (count, places) in opened.survey.notes.items()},
        read_with=" · ".join(readers.versions()),
        follows=follows,
    )
    note_custody(document, actor, what, size=size)
    edition = {"edition_of": follows.public_id} if follows else {}
    note(actor, f"document {what}", f"document {document.public_id}", digest=digest, **edition)
    if follows:
        note(actor, "newer edition received", f"document {follows.public_id}", edition=document.public_id)
    return document


Read = tuple[model.Record, Mapping[str, model.Reading]]
"""A record, and what its values were read as."""


def add_parts(intake: Intake, parts: Sequence[readers.Part]) -> dict[int, Read]:
    """Store the next parts of a document and move the intake on; returns the new records by key, in order.

    Call inside the transaction that also stores what rests on the records. Every part counts, so that an intake that
    was killed goes on exactly where its last transaction ended.
    """
    document = intake.document
    records, rejected = _sort(intake, parts)
    texts = [part for part in parts if isinstance(part, readers.Text)]
    found = _add_records(intake, records)
    RejectedRow.objects.bulk_create(rejected)
    TextBlock.objects.bulk_create(
        TextBlock(document=document, paragraph=part.paragraph, start=part.start, end=part.end, text=part.text)
        for part in texts
    )
    intake.parts_done += len(parts)
    intake.records += len(found)
    intake.rejected += len(rejected)
    intake.paragraphs += len(texts)
    intake.save()
    return found


def _sort(intake: Intake, parts: Sequence[readers.Part]) -> tuple[list[Read], list[RejectedRow]]:
    """The records, read, among these parts, with ids as given, and the rows that are none, each in its table.

    Counts the tables that the parts open.
    """
    document = intake.document
    tables = {table.number: table for table in document.tables.all()}
    several = sum(not table.reason for table in tables.values()) > 1
    columns = {number: columns_from_row(table) for number, table in tables.items()}
    habits = {number: habits_from_row(table, intake) for number, table in tables.items()}
    table = tables.get(intake.tables_done, Table())
    records: list[Read] = []
    rejected: list[RejectedRow] = []
    for kind, run in groupby(parts, type):
        if kind is readers.Columns:
            intake.tables_done += sum(1 for _ in run)
            table = tables[intake.tables_done]
        elif kind is readers.Row and not table.reason:
            rows = (part for part in run if isinstance(part, readers.Row))
            for record in readers.as_given(rows, columns[table.number], intake.list_name, table.sheet, several):
                records.append((record, readers.read_values(record.values, habits[table.number])))
        elif kind is readers.Row or kind is readers.Rejected:
            rejected += (_rejected(document, table, part) for part in run)
    return records, rejected


def _rejected(document: Document, table: Table, part: Any) -> RejectedRow:
    """A row that is none of its table's records: it can't be read, or the table is none of names."""
    is_row = isinstance(part, readers.Row)
    reason, raw = (table.reason, "\t".join(part.cells)) if is_row else (part.reason, part.raw)
    return RejectedRow(document=document, sheet=table.sheet, row=part.row, reason=reason, raw=raw)


def _add_records(intake: Intake, found: Sequence[Read]) -> dict[int, Read]:
    """Records by primary key, each with an identity that its list has not used before."""
    names = {record.list_name: None for record, _ in found}
    lists = {name: RecordList.objects.get_or_create(name=name)[0].pk for name in names}
    used = _uses([record for record, _ in found], lists)
    rules = RuleBook()
    kept, made = {}, []
    for key, (record, read) in zip(next_keys(Record, len(found)), found, strict=True):
        of_list = lists[record.list_name]
        repeat = used[of_list, record.record_id]
        used[of_list, record.record_id] += 1
        told = readings_to_row(read, rules)
        made.append(record_to_row(record, key, intake.document.pk, of_list, record.record_id, repeat, told))
        own = model.distinct_id(record.record_id, repeat)
        kept[key] = record if own == record.record_id else replace(record, record_id=own), read
    insert(Record, RECORD_COLUMNS, made)
    count_readings(intake, [read for _, read in found])
    return kept


def _uses(found: Sequence[model.Record], lists: Mapping[str, int]) -> Counter[tuple[int, str]]:
    """The turn at which each of these records' ids comes next in its list; an undone intake leaves its turns free."""
    used: Counter[tuple[int, str]] = Counter()
    for name, of_list in lists.items():
        ids = {record.record_id for record in found if record.list_name == name}
        for given_id, last in highest_among(Record, "repeat", "given_id", ids, list=of_list):
            used[of_list, given_id] = last + 1
    return used


@transaction.atomic
def finish(intake: Intake, actor: User | None = None) -> None:
    """Say that a document has been taken in whole."""
    intake.is_done = True
    intake.save()
    counts = {"records": intake.records, "rejected": intake.rejected, "paragraphs": intake.paragraphs}
    note_custody(intake.document, actor, "read", form=intake.document.form, **counts)
    note(actor, "document taken in", f"document {intake.document.public_id}", **counts)
