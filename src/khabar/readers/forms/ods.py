"""OpenDocument spreadsheets (ODS), sheet by sheet and row by row."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from khabar.model import BadInput
from khabar.readers.archives import open_archive
from khabar.readers.cells import cell_text
from khabar.readers.kinds import refuse_other
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Part
from khabar.readers.sheets import MOST_COLUMNS, Merged, Sheet, SheetRow, read_sheets
from khabar.readers.xml import attribute, elements, events, local, number_of

SUFFIXES = (".ods",)
CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
MOST_ROWS = 1_048_576


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """All sheets, each with its header and rows. Raises BadInput."""
    refuse_other(path, "ods")
    with open_archive(path) as archive:
        _refuse_encrypted(archive, path.name)
        sheets = _sheets(archive, path.name)
        if not sheets:
            raise BadInput(f"{path.name}: there is no sheet in it. Check that the file was saved whole.")
        with archive.open(CONTENT) as file:
            stream = _Stream(
                _Rows(sheets, path.name).rows(events(file, path.name, "table", "table-column", "table-row"))
            )
            for number, sheet in enumerate(sheets):
                sheet.rows = stream.of(number)
            yield from read_sheets(sheets, options, path.name)


def _refuse_encrypted(archive: zipfile.ZipFile, name: str) -> None:
    if CONTENT not in archive.namelist():
        raise BadInput(f"{name}: it is no spreadsheet in the form ODS. Save it as ODS or CSV and try again.")
    if MANIFEST in archive.namelist():
        with archive.open(MANIFEST) as file:
            if any(True for _ in elements(file, name, "encryption-data")):
                raise BadInput(f"{name}: the file is protected by a password. Save it without one.")


def _sheets(archive: zipfile.ZipFile, name: str) -> list[Sheet]:
    """The names of all sheets and which are hidden, before any row is read."""
    hidden_styles, found = set(), []
    style = ""
    with archive.open(CONTENT) as file:
        for event, element in events(file, name, "style", "table-properties", "table", "table-row"):
            kind = local(element)
            if event == "start" and kind == "style":
                style = attribute(element, "name")
            elif event == "end" and kind == "table-properties" and attribute(element, "display") == "false":
                hidden_styles.add(style)
            elif event == "start" and kind == "table":
                is_hidden = attribute(element, "style-name") in hidden_styles
                found.append(Sheet(attribute(element, "name"), iter(()), is_hidden))
    return found


class _Stream:
    """Rows of all sheets in the order of the file, handed out sheet by sheet."""

    def __init__(self, rows: Iterator[tuple[int, SheetRow]]) -> None:
        self.rows = rows
        self.ahead: tuple[int, SheetRow] | None = None

    def of(self, number: int) -> Iterator[SheetRow]:
        """The rows of one sheet; those of earlier sheets that nobody asked for are passed over."""
        while True:
            ahead, self.ahead = self.ahead or next(self.rows, None), None
            if ahead is None or ahead[0] > number:
                self.ahead = ahead
                return
            if ahead[0] == number:
                yield ahead[1]


class _Rows:
    """Rows from the events of a content.xml; merged cells and hidden columns go to their sheets."""

    def __init__(self, sheets: list[Sheet], file_name: str) -> None:
        self.sheets, self.file_name = sheets, file_name
        self.sheet, self.row, self.column = -1, 0, 0

    def rows(self, found: Iterator[tuple[str, etree._Element]]) -> Iterator[tuple[int, SheetRow]]:
        for event, element in found:
            kind = local(element)
            if kind == "table" and event == "start":
                self.sheet, self.row, self.column = self.sheet + 1, 0, 0
            elif kind == "table-column" and event == "end":
                self._add_column(element)
            elif kind == "table-row" and event == "end":
                yield from self._repeated(element)

    def _add_column(self, element: etree._Element) -> None:
        first = self.column + 1
        self.column += max(1, number_of(element, "number-columns-repeated", 1))
        if attribute(element, "visibility") in ("collapse", "filter"):
            self.sheets[self.sheet].hidden_columns.append((first, self.column))

    def _repeated(self, element: etree._Element) -> Iterator[tuple[int, SheetRow]]:
        """A row as often as it stands there; an empty one only counts."""
        times = max(1, number_of(element, "number-rows-repeated", 1))
        row = SheetRow(self.row + 1, [], attribute(element, "visibility") in ("collapse", "filter"))
        self._fill(row, element)
        for number in range(self.row + 1, self.row + times + 1) if row.cells else ():
            if number > MOST_ROWS:
                raise BadInput(f"{self.file_name}: a sheet has over {MOST_ROWS:,} rows. Split the list.")
            yield self.sheet, SheetRow(number, list(row.cells), row.is_hidden, list(row.notes))
        self.row += times

    def _fill(self, row: SheetRow, element: etree._Element) -> None:
        at = 0
        for cell in element:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            times = max(1, number_of(cell, "number-columns-repeated", 1))
            if text := cell_text(cell, row.notes):
                row.cells.extend([""] * (min(at, MOST_COLUMNS) - len(row.cells)))
                row.cells.extend([text] * min(times, max(1, MOST_COLUMNS + 1 - at)))
            wide, high = number_of(cell, "number-columns-spanned", 1), number_of(cell, "number-rows-spanned", 1)
            if wide > 1 or high > 1:
                merged = Merged(row.number, at + 1, row.number + high - 1, at + wide)
                self.sheets[self.sheet].merged.setdefault(row.number, []).append(merged)
            at += times
