"""Rows of a sheet become parts: header found and joined, merged cells spread, hidden and empty rows said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from khabar.model import BadInput
from khabar.readers.damage import damage, shown
from khabar.readers.delimited import MOST_CHARACTERS, TOO_LONG
from khabar.readers.header import HEADER_WITHIN, find_header
from khabar.readers.headings import join_headings
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row

LOOK = 1000
"""How many rows decide how wide a table is: a column may be without a heading."""

MOST_COLUMNS = 1000
BESIDE = 50
"""So many columns without a heading may stand beside the last heading; what is further out is no part of the table."""

SAID_ONE_BY_ONE = 100
"""An empty stretch of up to so many rows is noted row by row; a longer one by its first row."""

HIDDEN_ROW = "is hidden in the sheet, and taken in all the same"
HIDDEN_SHEET = "the sheet is hidden, and taken in all the same"
SKIPPED = "the sheet was left out, as the mapping file says"
EMPTY_SHEET = "the sheet is empty"
SPREAD = "is merged with the row above it in some cells: what stands there is taken for it too"
MERGED_HEADING = "has a heading merged over several columns: it is taken for the first of them, the others are kept"
WIDE = "has cells merged side by side: what stands there is taken for the first of them"


@dataclass(slots=True)
class SheetRow:
    """One row of a sheet: its number, its cells up to the last filled one, and what there is to say about it."""

    number: int
    cells: list[str]
    is_hidden: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Merged:
    """Merged cells, by rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet. `merged` (by the top row) and `hidden_columns` fill up as the rows are asked for."""

    name: str
    rows: Iterator[SheetRow]
    is_hidden: bool = False
    merged: dict[int, list[Merged]] = field(default_factory=dict)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def read_sheets(sheets: Sequence[Sheet], options: ReadOptions, file_name: str) -> Iterator[Part]:
    """The parts of all sheets, in order. Raises BadInput when the mapping file speaks of a sheet that is not there."""
    check_names([sheet.name for sheet in sheets], options, file_name)
    for sheet in sheets:
        if sheet.name in options.skipped_sheets:
            yield Note(0, SKIPPED, sheet.name)
        else:
            yield from read_sheet(sheet, options)


def check_names(names: Sequence[str], options: ReadOptions, file_name: str) -> None:
    """Raise BadInput when the mapping file speaks of a sheet that is not there."""
    for said in (*options.skipped_sheets, *options.sheet_columns):
        if said not in names:
            there = ", ".join(f"“{name}”" for name in names[:12])
            raise BadInput(f"{file_name}: the mapping file speaks of a sheet “{said}”; there are only {there}.")


def read_sheet(sheet: Sheet, options: ReadOptions) -> Iterator[Part]:
    """The parts of one sheet: what stands above the header, the header, and every row below that is not empty."""
    first = list(islice(sheet.rows, LOOK))
    if sheet.is_hidden:
        yield Note(0, HIDDEN_SHEET, sheet.name)
    top = find_header((row.cells for row in first[:HEADER_WITHIN]), options, sheet.name)
    if top is None and len(first) > HEADER_WITHIN:
        top = next((n for n, row in enumerate(first, 1) if any(cell.strip() for cell in row.cells)), None)
    if top is None:
        yield Note(0, EMPTY_SHEET, sheet.name)
        return
    start, end, headings = join_headings(first, top - 1, sheet.merged)
    for row in first[:start]:
        if text := "\t".join(cell for cell in row.cells if cell.strip()):
            yield Note(row.number, f"stands above the header: {shown(text)}", sheet.name)
    row, far = first[end], [heading for heading in headings[MOST_COLUMNS:] if heading.strip()]
    headings = headings[:MOST_COLUMNS]
    lengths = [len(below.cells) for below in first[end:]]
    width = max(len(headings), *(n for n in lengths if n <= min(len(headings) + BESIDE, MOST_COLUMNS)), 0)
    headings = [*headings, *[""] * width][:width]
    yield Columns(tuple(map(shown, headings)), row.number, sheet.name)
    if far:
        yield Note(row.number, f"has headings beyond {MOST_COLUMNS:,} columns: {shown(', '.join(far))}", sheet.name)
    if any(one.right > one.left for one in sheet.merged.get(row.number, ())):
        yield Note(row.number, MERGED_HEADING, sheet.name)
    if end > start:
        yield Note(row.number, "is joined with the row above it into one heading", sheet.name)
    for left, right in sheet.hidden_columns:
        for column in range(left, min(right, width) + 1):
            yield Note(row.number, f"its column {letters(column)} is hidden, and taken in all the same", sheet.name)
    yield from _body(sheet, chain(first[end + 1 :], sheet.rows), row.number, width)
    for remark in first[end].notes:
        yield Note(row.number, remark, sheet.name)


def _body(sheet: Sheet, rows: Iterator[SheetRow], last: int, width: int) -> Iterator[Part]:
    """The rows below the header whose number is `last`."""
    spread = _Spread(sheet.merged)
    for row in rows:
        is_filled = any(cell and not cell.isspace() for cell in row.cells)
        remarks = spread.fill(row) if is_filled else []
        if not is_filled:
            continue
        yield from _empty(last + 1, row.number - 1, sheet.name)
        last = row.number
        yield from _judge(row, width)
        if row.is_hidden:
            yield Note(row.number, HIDDEN_ROW, sheet.name)
        for remark in (*row.notes, *remarks):
            yield Note(row.number, remark, sheet.name)


def _empty(first: int, last: int, sheet: str) -> Iterator[Part]:
    """What there is to say of the empty rows between two filled ones; those at the end of a sheet are not counted."""
    if last - first < SAID_ONE_BY_ONE:
        yield from (Note(number, "is empty", sheet) for number in range(first, last + 1))
    else:
        yield Note(first, f"is empty, and so are the {last - first:,} rows below it", sheet)


def _judge(row: SheetRow, width: int) -> Iterator[Part]:
    """A row as it is, when it can be read without guessing; else rejected, with the reason."""
    cells = row.cells
    raw = "\t".join(cells)
    extra = [cell for cell in cells[width:] if cell.strip()]
    if extra:
        where = f"in column {letters(len(cells))}, beyond the {width:,} columns of the table"
        yield Rejected(row.number, f"it has a filled cell {where}", shown(raw))
    elif len(raw) > MOST_CHARACTERS:
        yield Rejected(row.number, TOO_LONG, shown(raw))
    elif reason := damage(raw):
        yield Rejected(row.number, reason, shown(raw))
    else:
        yield Row(row.number, (*cells[:width], *[""] * (width - len(cells))))


class _Spread:
    """Cells that are merged over rows: what stands in the first row is given to each of the others."""

    def __init__(self, merged: Mapping[int, Sequence[Merged]]) -> None:
        self.starting = merged
        self.running: list[tuple[Merged, str]] = []

    def fill(self, row: SheetRow) -> list[str]:
        """Give a row what cells merged from above hold; returns what is to be said about it."""
        remarks = []
        if self.running:
            self.running = [(one, text) for one, text in self.running if one.bottom >= row.number]
            for one, text in self.running:
                row.cells.extend([""] * (one.left - len(row.cells)))
                if not row.cells[one.left - 1].strip():
                    row.cells[one.left - 1] = text
                    remarks = [SPREAD]
        for one in self.starting.get(row.number, ()):
            text = row.cells[one.left - 1] if one.left <= len(row.cells) else ""
            if one.bottom > one.top and text.strip():
                self.running.append((one, text))
            elif text.strip() and one.right > one.left:
                remarks.append(WIDE)
        return list(dict.fromkeys(remarks))


def letters(column: int) -> str:
    """A column as a spreadsheet names it. Ex: letters(1) -> "A"; letters(28) -> "AB"."""
    named = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        named = chr(65 + rest) + named
    return named
