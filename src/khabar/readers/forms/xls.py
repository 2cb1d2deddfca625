"""Excel workbooks of 1997 to 2003 (XLS)."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from khabar.model import BadInput
from khabar.readers.biff import ERRORS, packed_number, records, shared_texts, short_text
from khabar.readers.kinds import refuse_other
from khabar.readers.ole import CompoundFile
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Part
from khabar.readers.serials import (
    BUILT_IN_DATES,
    LOST_DIGITS,
    NO_VALUE,
    is_beyond_digits,
    is_date_code,
    moment,
    padding,
    plain_number,
)  # fmt: skip
from khabar.readers.sheets import Merged, Sheet, SheetRow, letters, read_sheets

SUFFIXES = (".xls",)
BOF, EOF, FILEPASS, DATEMODE, BOUNDSHEET, FORMAT, XF, SST = 0x809, 0x0A, 0x2F, 0x22, 0x85, 0x41E, 0xE0, 0xFC
ROW, COLINFO, MERGED, FORMULA, STRING = 0x208, 0x7D, 0xE5, 0x06, 0x207
NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING, BOOLERR = 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6, 0x205
BIFF8, WORKSHEET, FROM_SCRATCH = 0x600, 0, 3


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """All sheets, each with its header and rows. Raises BadInput."""
    refuse_other(path, "xls")
    data = CompoundFile(path).stream("Workbook", "Book")
    try:
        book = _open(data, path.name)
        sheets = [_sheet(data, at, name, is_hidden, book) for name, is_hidden, at in book.sheets]
    except (struct.error, IndexError) as error:
        raise BadInput(f"{path.name}: the file is damaged or was not copied whole. Copy it anew.") from error
    if not sheets:
        raise BadInput(f"{path.name}: there is no sheet of cells in it. Check that the file was saved whole.")
    yield from read_sheets(sheets, options, path.name)


@dataclass
class _Book:
    """What the first records say: (name, is hidden, place) of each sheet, texts, and number formats by style."""

    sheets: list[tuple[str, bool, int]] = field(default_factory=list)
    from_1904: bool = False
    texts: list[str] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)

    def shows_date(self, style: int) -> bool:
        shown = self.styles[style] if style < len(self.styles) else 0
        return is_date_code(self.codes[shown]) if shown in self.codes else shown in BUILT_IN_DATES

    def padding(self, style: int) -> int:
        return padding(self.codes.get(self.styles[style], "")) if style < len(self.styles) else 0


def _open(data: bytes, name: str) -> _Book:
    book = _Book()
    for kind, body, breaks in records(data):
        if kind == BOF and struct.unpack_from("<H", body)[0] != BIFF8:
            raise BadInput(f"{name}: this workbook is of Excel 95 or older. Save it as XLSX and try again.")
        if kind == FILEPASS:
            raise BadInput(f"{name}: the file is protected by a password. Save it without one.")
        if kind == DATEMODE:
            book.from_1904 = struct.unpack_from("<H", body)[0] == 1
        elif kind == BOUNDSHEET:
            at, state, what = struct.unpack_from("<IBB", body)
            if what == WORKSHEET:
                book.sheets.append((short_text(body, 6, long=False), bool(state & 3), at))
        elif kind == FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = short_text(body, 2)
        elif kind == XF:
            book.styles.append(struct.unpack_from("<HH", body)[1])
        elif kind == SST:
            book.texts = shared_texts(body, breaks)
        elif kind == EOF:
            break
    return book


def _sheet(data: bytes, at: int, name: str, is_hidden: bool, book: _Book) -> Sheet:
    cells = _Cells(book)
    depth = 0
    for kind, body, _ in records(data, at):
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            break
        if depth == 1 and kind in cells.readers:
            cells.readers[kind](body)
    rows = (cells.rows[number] for number in sorted(cells.rows))
    return Sheet(name, rows, is_hidden, cells.merged, cells.hidden_columns)


class _Cells:
    """The cells of one sheet, gathered from its records; rows and columns count from 0 in them."""

    def __init__(self, book: _Book) -> None:
        self.book = book
        self.rows: dict[int, SheetRow] = {}
        self.merged: dict[int, list[Merged]] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.said: set[tuple[str, int]] = set()
        self.asked: tuple[int, int] | None = None
        self.readers: dict[int, Callable[[bytes], None]] = {
            ROW: self._row, COLINFO: self._columns, MERGED: self._merged, NUMBER: self._number, RK: self._packed,
            MULRK: self._several, LABELSST: self._shared, LABEL: self._label, RSTRING: self._label,
            BOOLERR: self._truth, FORMULA: self._formula, STRING: self._string,
        }  # fmt: skip

    def _at(self, row: int) -> SheetRow:
        return self.rows.setdefault(row, SheetRow(row + 1, []))

    def _put(self, row: int, column: int, text: str) -> None:
        if text:
            cells = self._at(row).cells
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = text

    def _put_number(self, row: int, column: int, style: int, number: float) -> None:
        value = plain_number(repr(number))
        if self.book.shows_date(style) and (found := moment(repr(number), self.book.from_1904)):
            first = 1904 if self.book.from_1904 else 1900
            what = f"its column {letters(column + 1)} holds dates or times as numbers counted from {first}"
            self._say_once(row, column, "date", f"{what}, read as {found} where {value} stands")
            self._put(row, column, found)
            return
        if is_beyond_digits(value):
            self._at(row).notes.append(LOST_DIGITS)
        self._put(row, column, value.zfill(self.book.padding(style)) if value.isdigit() else value)

    def _put_error(self, row: int, column: int, code: int) -> None:
        text = ERRORS.get(code, "#ERR!")
        self._at(row).notes.append(f"holds an error ({text}), kept as it stands")
        self._put(row, column, text)

    def _say_once(self, row: int, column: int, what: str, remark: str) -> None:
        if (what, column) not in self.said:
            self.said.add((what, column))
            self._at(row).notes.append(remark)

    def _row(self, body: bytes) -> None:
        (number,) = struct.unpack_from("<H", body)
        if struct.unpack_from("<H", body, 12)[0] & 0x20:
            self._at(number).is_hidden = True

    def _columns(self, body: bytes) -> None:
        first, last, _, _, flags = struct.unpack_from("<5H", body)
        if flags & 1:
            self.hidden_columns.append((first + 1, last + 1))

    def _merged(self, body: bytes) -> None:
        for n in range(struct.unpack_from("<H", body)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * n)
            self.merged.setdefault(top + 1, []).append(Merged(top + 1, left + 1, bottom + 1, right + 1))

    def _number(self, body: bytes) -> None:
        self._put_number(*struct.unpack_from("<HHHd", body))

    def _packed(self, body: bytes) -> None:
        row, column, style, packed = struct.unpack_from("<HHHI", body)
        self._put_number(row, column, style, packed_number(packed))

    def _several(self, body: bytes) -> None:
        row, first = struct.unpack_from("<HH", body)
        for n in range((len(body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", body, 4 + 6 * n)
            self._put_number(row, first + n, style, packed_number(packed))

    def _shared(self, body: bytes) -> None:
        row, column, _, number = struct.unpack_from("<HHHI", body)
        self._put(row, column, self.book.texts[number])

    def _label(self, body: bytes) -> None:
        row, column = struct.unpack_from("<HH", body)
        self._put(row, column, short_text(body, 6))

    def _truth(self, body: bytes) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", body)
        if is_error:
            self._put_error(row, column, value)
        else:
            self._put(row, column, "TRUE" if value else "FALSE")

    def _formula(self, body: bytes) -> None:
        """The stored value of a formula; a text stands in the record behind it."""
        row, column, style, result, flags = struct.unpack_from("<HHH8sH", body)
        name = letters(column + 1)
        self._say_once(row, column, "formula", f"its column {name} holds formulas: their stored values are taken")
        if result[6:] != b"\xff\xff":
            if flags & FROM_SCRATCH == FROM_SCRATCH and not any(result):
                self._at(row).notes.append(NO_VALUE)
            else:
                self._put_number(row, column, style, struct.unpack("<d", result)[0])
        elif result[0] == 0:
            self.asked = (row, column)
        elif result[0] == 1:
            self._put(row, column, "TRUE" if result[2] else "FALSE")
        elif result[0] == 2:
            self._put_error(row, column, result[2])
        else:
            self._say_once(row, column, "empty", f"its column {name} holds formulas whose stored value is empty")

    def _string(self, body: bytes) -> None:
        if self.asked:
            self._put(*self.asked, short_text(body, 0))
            self.asked = None
