"""Lines of delimited text become logical rows, in such a way that a stray quotation mark swallows nothing."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

MOST_CHARACTERS = 1_000_000
"""The longest line and cell that is read; a list has no use for a longer one, and it is how a file exhausts memory."""

SAMPLE = 10_000
DELIMITERS = ",;\t|،"
STRAY_QUOTE = "a quotation mark is never closed or stands inside a cell: the row was read as it stands, without quoting"
TOO_LONG = f"it has more than {MOST_CHARACTERS:,} characters. Shorten the cell or split it"

csv.field_size_limit(MOST_CHARACTERS)


@dataclass
class Lines:
    """The physical lines of a file, which can be given back. `taken` holds those handed out since it was cleared."""

    file: TextIO
    taken: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.returned.pop() if self.returned else self._read()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line

    def _read(self) -> str:
        line = piece = self.file.readline(MOST_CHARACTERS)
        while is_cut(piece):
            piece = self.file.readline(MOST_CHARACTERS)
        return line


def is_cut(line: str) -> bool:
    """Whether this is only the beginning of a line that is too long to keep."""
    return len(line) >= MOST_CHARACTERS and not line.endswith("\n")


@dataclass(frozen=True, slots=True)
class LogicalRow:
    """One row: its cells, its raw text, and in words what was wrong with it ("" when nothing was)."""

    cells: list[str]
    raw: str
    trouble: str


class LogicalRows:
    """The logical rows of delimited text (a quoted cell may span lines), in order.

    A row that breaks the rules of quoting (RFC 4180), or that spans lines and does not come out `width` cells wide, is
    read again from its first line without quoting, and the lines behind it are read as rows of their own.
    """

    def __init__(self, file: TextIO, delimiter: str) -> None:
        self.lines = Lines(file)
        self.delimiter = delimiter
        self.width = 0
        self.reader = self._new_reader()

    def __iter__(self) -> Iterator[LogicalRow]:
        while True:
            self.lines.taken.clear()
            try:
                cells, trouble = next(self.reader), ""
            except StopIteration:
                return
            except csv.Error:
                cells, trouble = self._recover()
            if len(self.lines.taken) > 1 and self.width and len(cells) != self.width:
                cells, trouble = self._recover()
            if is_cut(self.lines.taken[-1]):
                trouble = TOO_LONG
            yield LogicalRow(cells, "".join(self.lines.taken), trouble)

    def _new_reader(self) -> Iterator[list[str]]:
        return csv.reader(self.lines, delimiter=self.delimiter, strict=True)

    def _recover(self) -> tuple[list[str], str]:
        """The cells of the first line taken, read without quoting, and the trouble.

        The lines behind it are given back when most of them look like rows; else they are one overlong cell, which is
        passed over up to the quotation mark that closes it.
        """
        first, *behind = self.lines.taken
        self.reader = self._new_reader()
        self.lines.taken[:] = [first]
        widths = [len(split_line(line, self.delimiter)) for line in behind]
        if widths.count(self.width or len(split_line(first, self.delimiter))) * 2 >= len(widths):
            self.lines.returned.extend(reversed(behind))
            return split_line(first, self.delimiter), STRAY_QUOTE
        for line in self.lines:
            self.lines.taken[:] = [first]
            if line.count('"') % 2:
                break
        return split_line(first, self.delimiter), TOO_LONG


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of one line when quotation marks mean nothing."""
    return line.rstrip("\r\n").split(delimiter)


def guess_delimiter(lines: Sequence[str]) -> str:
    """The delimiter under which most of these lines have the cells of the first one, and the most of them.

    Ex: guess_delimiter(["id;name", "1;Ali, Omar"]) -> ";"
    """

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [len(cells) for cells in csv.reader((line[:SAMPLE] for line in lines), delimiter=delimiter) if cells]
        most = max(set(widths), key=widths.count, default=1)
        return (widths.count(most) / len(widths) if most > 1 else 0.0, most)

    return max(DELIMITERS, key=fit)
