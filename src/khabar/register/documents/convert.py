"""Where nouns of `khabar.model` become rows of this app's tables, and back."""

from collections.abc import Iterable

from khabar import model
from khabar.register.documents.models import Document, Record, RecordList


def chain_to_rows(chain: Iterable[model.Hop]) -> list[dict[str, str]]:
    """An attribution chain as plain JSON, oldest hop first."""
    return [{"bearer": hop.bearer, "kind": hop.kind, "date": hop.date, "unsure": hop.unsure} for hop in chain]


def chain_from_rows(rows: Iterable[dict[str, str]]) -> tuple[model.Hop, ...]:
    """The chain that `chain_to_rows` wrote."""
    return tuple(model.Hop(row["bearer"], model.HopKind(row["kind"]), row["date"], row["unsure"]) for row in rows)


def record_to_row(
    record: model.Record, document: Document, record_list: RecordList, given_id: str, repeat: int
) -> Record:
    """A record as it will stand in the table; unsaved."""
    return Record(
        document=document,
        list=record_list,
        given_id=given_id,
        repeat=repeat,
        sheet=record.locator.sheet,
        row=record.locator.row or 0,
        name=record.name,
        cells=list(record.cells),
        values=dict(record.values),
    )


def record_from_row(row: Record) -> model.Record:
    """The record that `record_to_row` stored."""
    locator = model.Locator(sheet=row.sheet, row=row.row)
    return model.Record(row.list.name, row.record_id, locator, tuple(row.cells), row.values)
