"""Rows of texts as CSV and as XLSX, in such a way that no cell is ever computed by the program that opens them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

FORMULA = re.compile(r"^[=+\-@\t\r]")
"""What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection)."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold."""

BOM = "\ufeff"
MOST_ROWS = 1_000_000
LONGEST_CELL = 32_767

if TYPE_CHECKING:
    from openpyxl.cell import Cell


def inert(text: str) -> str:
    """A text that no spreadsheet computes. Ex: inert("=1+1") -> "'=1+1"; inert("Homs") -> "Homs"."""
    return f"'{text}" if FORMULA.match(text) else text


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of CSV for Excel and others: UTF-8 by its mark, CR LF, every cell a text that is not computed."""
    yield BOM
    line = io.StringIO()
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([inert(str(cell)) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue().encode("utf-8", "backslashreplace").decode()
        line.seek(0)
        line.truncate()


def write_xlsx(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write rows, the header first, as a workbook in which every text is typed as text.

    A sheet holds a million rows; more go on in further sheets. Cells are cut after 32,767 characters, as the form asks.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet, filled = book.create_sheet(), 0
    for row in rows:
        if filled == MOST_ROWS:
            sheet, filled = book.create_sheet(), 0
        sheet.append([_cell(WriteOnlyCell(sheet), value) for value in row])
        filled += 1
    book.save(path)


def _cell(cell: "Cell", value: object) -> "Cell":
    """The cell with this value; a text is typed as one, whatever it begins with."""
    if isinstance(value, str):
        cell.value = UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", value)[:LONGEST_CELL]
        cell.data_type = "s"
    else:
        cell.value = value  # type: ignore[assignment] # a number
    return cell
