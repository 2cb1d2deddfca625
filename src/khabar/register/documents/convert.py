"""Where nouns of `khabar.model` become rows of this app's tables, and back."""

from collections.abc import Iterable

from khabar import model, readers
from khabar.register.documents.bulk import text_map_as_json, texts_as_json
from khabar.register.documents.models import Document, Intake, Record, Table


def chain_to_rows(chain: Iterable[model.Hop]) -> list[dict[str, str]]:
    """An attribution chain as plain JSON, oldest hop first."""
    return [
        {"bearer": hop.bearer, "kind": hop.kind, "date": hop.date, "unsure": hop.unsure, "what": hop.what or ""}
        for hop in chain
    ]


def chain_from_rows(rows: Iterable[dict[str, str]]) -> tuple[model.Hop, ...]:
    """The chain that `chain_to_rows` wrote."""
    return tuple(
        model.Hop(
            row["bearer"],
            model.HopKind(row["kind"]),
            row["date"],
            row["unsure"],
            model.BearerKind(what) if (what := row.get("what")) else None,
        )
        for row in rows
    )


def table_to_row(table: readers.Table, document: Document, number: int) -> Table:
    """A table that the survey found, as a row to be stored."""
    return Table(
        document=document,
        number=number,
        sheet=table.sheet,
        header_row=table.row,
        headers=[match.header for match in table.columns],
        fields=[match.field for match in table.columns],
        sureness=[match.sure for match in table.columns],
        reason=table.reason,
        month_first=list(table.month_first),
    )


def columns_from_row(table: Table) -> list[readers.ColumnMatch]:
    """The columns of a stored table, as records need them."""
    headers = zip(table.headers, table.fields, table.sureness, strict=True)
    return [readers.ColumnMatch(header, field, "header" if field else "", sure) for header, field, sure in headers]


def habits_from_row(table: Table, intake: Intake) -> readers.Habits:
    """What the values of a stored table do not say by themselves."""
    return readers.Habits(frozenset(table.month_first), intake.options.get("dated", ""))


RECORD_COLUMNS = ("id", "document", "list", "given_id", "repeat", "sheet", "row", "name", "cells", "values", "readings")


def record_to_row(
    record: model.Record, key: int, document: int, of_list: int, given_id: str, repeat: int, readings: str
) -> tuple[object, ...]:
    """A record as values in the order of RECORD_COLUMNS; `key`, `document` and `of_list` are primary keys.

    `readings` is what `readings_to_row` wrote.
    """
    cells, values = texts_as_json(record.cells), text_map_as_json(record.values)
    sheet, row = record.locator.sheet, record.locator.row
    return (key, document, of_list, given_id, repeat, sheet, row, record.name, cells, values, readings)


def record_from_row(row: Record) -> model.Record:
    """The record that `record_to_row` stored."""
    locator = model.Locator(sheet=row.sheet, row=row.row)
    return model.Record(row.list.name, row.record_id, locator, tuple(row.cells), row.values)
