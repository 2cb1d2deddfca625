"""Excel workbooks (XLSX, XLSM), sheet by sheet and row by row: a million rows take no more memory than their texts."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from khabar.model import BadInput
from khabar.readers.archives import open_archive
from khabar.readers.kinds import refuse_other
from khabar.readers.ooxml import Workbook, open_workbook, text_of, unescape
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Part
from khabar.readers.serials import LOST_DIGITS, NO_VALUE, is_beyond_digits, moment, plain_number
from khabar.readers.sheets import Merged, Sheet, SheetRow, letters, read_sheets
from khabar.readers.xml import elements, local, number_of

SUFFIXES = (".xlsx", ".xlsm")
BLOCK = 1 << 20
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
MOST_MERGED = 200_000
LAST_COLUMN = 16_384

NO_TEXT = "refers to a text that the file does not hold: the cell is taken as empty"


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """All sheets, each with its header and rows. Raises BadInput."""
    refuse_other(path, "xlsx")
    with open_archive(path) as archive:
        book = open_workbook(archive, path.name)
        sheets = [
            _sheet(archive, entry, name, is_hidden, book, path.name) for name, is_hidden, entry in book.sheets
        ]  # fmt: skip
        yield from read_sheets(sheets, options, path.name)


def _sheet(
    archive: zipfile.ZipFile, entry: str, name: str, is_hidden: bool, book: Workbook, file_name: str
) -> Sheet:  # fmt: skip
    reader = _Rows(archive, entry, book, file_name)
    return Sheet(name, reader.rows(), is_hidden, reader.merged, reader.hidden_columns)


class _Rows:
    """The rows of one sheet. Merged cells and hidden columns are known from the first row on."""

    def __init__(self, archive: zipfile.ZipFile, entry: str, book: Workbook, file_name: str) -> None:
        self.archive, self.entry, self.book, self.file_name = archive, entry, book, file_name
        self.merged: dict[int, list[Merged]] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.columns: dict[str, int] = {}
        self.said: set[tuple[str, int]] = set()

    def rows(self) -> Iterator[SheetRow]:
        self._find_merged()
        last = 0
        with self.archive.open(self.entry) as file:
            for element in elements(file, self.file_name, "row", "col"):
                if local(element) == "col":
                    if element.get("hidden") in ("1", "true"):
                        self.hidden_columns.append((number_of(element, "min", 1), number_of(element, "max", 1)))
                    continue
                last = number_of(element, "r", last + 1)
                row = SheetRow(last, [], element.get("hidden") in ("1", "true"))
                self._fill(row, element)
                yield row

    def _find_merged(self) -> None:
        """Merged cells stand behind the rows, so the bytes are looked through for them before."""
        count = 0
        with self.archive.open(self.entry) as file:
            kept = b""
            while block := file.read(BLOCK):
                text = kept + block
                last = 0
                for match in MERGED.finditer(text):
                    last = match.end()
                    left, top, right, bottom = match.groups()
                    one = Merged(int(top), self._column(left.decode()), int(bottom), self._column(right.decode()))
                    self.merged.setdefault(one.top, []).append(one)
                    count += 1
                    if count > MOST_MERGED:
                        raise BadInput(
                            f"{self.file_name}: a sheet has over {MOST_MERGED:,} merged cells. Undo the merging there."
                        )
                kept = text[max(last, len(text) - 200) :]

    def _fill(self, row: SheetRow, element: etree._Element) -> None:
        cells, at = row.cells, 0
        for cell in element:
            if local(cell) != "c":
                continue
            reference = cell.get("r")
            at = self._column(reference.rstrip("0123456789")) if reference else at + 1
            if len(cell) and (text := self._text(cell, row, at)):
                if at > len(cells):
                    cells.extend([""] * (at - len(cells)))
                cells[at - 1] = text

    def _column(self, name: str) -> int:
        """The number of a column by its letters. Raises BadInput when there is none of this name."""
        if name in self.columns:
            return self.columns[name]
        number = 0
        for letter in name:
            number = number * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else LAST_COLUMN + 1
            if number > LAST_COLUMN:
                break
        if not 0 < number <= LAST_COLUMN:
            raise BadInput(f"{self.file_name}: its inside is damaged (a cell “{name[:20]}”). Save it anew.")
        return self.columns.setdefault(name, number)

    def _text(self, cell: etree._Element, row: SheetRow, at: int) -> str:
        """What a cell shows, as text; what there is to say of it goes to the row's notes."""
        kind, value, has_formula = cell.get("t", "n"), None, False
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text
            elif name == "is":
                return text_of(child)
            elif name == "f":
                has_formula = True
        if has_formula:
            self._say_once(
                row, at, "formula", f"its column {letters(at)} holds formulas: their stored values are taken"
            )
        if value is None:
            if has_formula and kind != "str":
                row.notes.append(NO_VALUE)
            return ""
        if kind == "s":
            try:
                return self.book.texts[int(value)]
            except (IndexError, ValueError):
                row.notes.append(NO_TEXT)
                return ""
        if kind == "n":
            return self._number(value, number_of(cell, "s", -1), row, at)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "e":
            row.notes.append(f"holds an error ({value}), kept as it stands")
        return unescape(value)

    def _number(self, value: str, styled: int, row: SheetRow, at: int) -> str:
        if styled in self.book.dates and (found := moment(value, self.book.from_1904)):
            first = 1904 if self.book.from_1904 else 1900
            what = f"its column {letters(at)} holds dates or times as numbers counted from {first}, read as {found}"
            self._say_once(row, at, "date", f"{what} where {value} stands")
            return found
        text = plain_number(value)
        if len(text) > 15 and is_beyond_digits(value):
            row.notes.append(LOST_DIGITS)
        wide = self.book.paddings.get(styled, 0)
        return text.zfill(wide) if wide and text.isdigit() else text

    def _say_once(self, row: SheetRow, at: int, what: str, remark: str) -> None:
        """Note something of a column at its first cell."""
        if (what, at) not in self.said:
            self.said.add((what, at))
            row.notes.append(remark)
