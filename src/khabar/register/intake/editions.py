"""Which document a newly received one is a newer edition of, and which of its rows follow which."""

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.checks import Alignment, Line, align, line_of
from khabar.pipeline import Opened
from khabar.readers import Row, Table
from khabar.register.documents.models import Document, Record
from khabar.register.documents.queries import editions_of
from khabar.register.people.actions import Earlier

MOST = 0.5
"""From which share of the shorter list that stands in the other one too, one is taken for an edition of the other."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document held against an earlier one of its list."""

    follows: Document
    alignment: Alignment
    earlier: Earlier


def find_edition(opened: Opened, source: str, list_name: str) -> Edition | None:
    """The document of this list and source with which most rows agree, as an edition; None when none agrees so far.

    A part of a list that shares few rows with the others is no edition of them.
    """
    if not opened.survey.tables:
        return None
    found = [hold_against(opened, document) for document in editions_of(source, list_name)]
    best = max(found, key=lambda edition: edition.alignment.agreement, default=None)
    return best if best and best.alignment.agreement >= MOST else None


def hold_against(opened: Opened, document: Document) -> Edition:
    """Align a document that is about to be taken in with one that was: always the same for the same two."""
    keys = list(document.records.filter(row__gt=0).values_list("pk", flat=True))
    alignment = align(lambda: _older(document), lambda: (line for _, _, line in _newer(opened)))
    places = [(sheet, row) for sheet, row, _ in _newer(opened)]
    earlier = {
        place: (keys[position], bool(changed))
        for place, position, changed in zip(places, alignment.earlier.tolist(), alignment.is_changed, strict=True)
        if position >= 0
    }
    return Edition(document, alignment, earlier)


def _older(document: Document) -> Iterator[Line]:
    columns = {
        table.sheet: list(zip(table.headers, table.fields, strict=True)) for table in document.tables.filter(reason="")
    }
    rows = Record.objects.filter(document=document, row__gt=0).order_by("pk").values_list("sheet", "cells")
    for sheet, cells in rows.iterator(chunk_size=5000):
        yield line_of(columns[sheet], cells)


def _newer(opened: Opened) -> Iterator[tuple[str, int, Line]]:
    """Sheet, row and line of everything that will be a record."""
    columns = {id(table): _columns(table) for table in opened.survey.tables}
    for table, part in opened.in_tables():
        if isinstance(part, Row) and not table.reason:
            yield table.sheet, part.row, line_of(columns[id(table)], part.cells)


def _columns(table: Table) -> list[tuple[str, str]]:
    return [(match.header, match.field) for match in table.columns]
