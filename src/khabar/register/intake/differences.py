"""What an edition of a list added, changed and left out, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from khabar.register.documents.models import Document, Record, Succession


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row in both editions; "" where it is empty or there is no such column."""

    header: str
    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row in which two editions differ: the record of each, None where there is none, and the cells that differ."""

    before: Record | None
    now: Record | None
    cells: list[Cell]


Columns = dict[str, list[tuple[str, str]]]


def added(edition: Document) -> QuerySet[Record]:
    return edition.records.filter(succession=None, row__gt=0)


def gone(edition: Document) -> QuerySet[Record]:
    earlier = edition.intake.follows
    return Record.objects.filter(document=earlier, succeeded_by=None, row__gt=0) if earlier else Record.objects.none()


def changed(edition: Document) -> QuerySet[Succession]:
    rows = Succession.objects.filter(record__document=edition, is_changed=True)
    return rows.order_by("record_id").select_related("record", "earlier")


def counts(edition: Document) -> dict[str, int]:
    """How many rows were added, changed, are gone, are the same."""
    followed = Succession.objects.filter(record__document=edition)
    return {
        "added": added(edition).count(),
        "changed": changed(edition).count(),
        "gone": gone(edition).count(),
        "same": followed.filter(is_changed=False).count(),
    }


def columns_of(document: Document) -> Columns:
    """Header and field of every column, by sheet."""
    return {table.sheet: list(zip(table.headers, table.fields, strict=True)) for table in document.tables.all()}


def compare(before: Record | None, now: Record | None, columns_before: Columns, columns_now: Columns) -> Difference:
    """Two rows of one person, cell by cell: a cell is the same one when its field is, else when its header is."""
    old = _cells(before, columns_before)
    new = _cells(now, columns_now)
    cells = []
    for key in dict.fromkeys((*new, *old)):
        header, field, text = new.get(key, ("", "", ""))
        old_header, old_field, old_text = old.get(key, ("", "", ""))
        if text != old_text:
            cells.append(Cell(header or old_header, field or old_field, old_text, text))
    return Difference(before, now, cells)


def _cells(record: Record | None, columns: Columns) -> dict[str, tuple[str, str, str]]:
    if record is None:
        return {}
    told = zip(columns[record.sheet], record.cells, strict=True)
    return {field or header: (header, field, text) for (header, field), cell in told if (text := cell.strip())}


def as_rows(edition: Document) -> Iterator[list[object]]:
    """All of it as a table for a sheet: one line for each cell that differs, with a header."""
    earlier = edition.intake.follows
    yield ["what", "sheet", "row before", "row now", "column", "before", "now"]
    if earlier is None:
        return
    old, new = columns_of(earlier), columns_of(edition)
    for record in added(edition).iterator(1000):
        yield from _lines("added", compare(None, record, old, new))
    for pair in changed(edition).iterator(1000):
        yield from _lines("changed", compare(pair.earlier, pair.record, old, new))
    for record in gone(edition).iterator(1000):
        yield from _lines("gone", compare(record, None, old, new))


def _lines(what: str, found: Difference) -> Iterator[list[object]]:
    record = found.now or found.before
    rows = [one.row if one else "" for one in (found.before, found.now)]
    for cell in found.cells:
        yield [what, record.sheet if record else "", *rows, cell.header, cell.before, cell.now]
