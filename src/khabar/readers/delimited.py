"""Lines of delimited text become logical rows, in such a way that a stray quotation mark swallows nothing."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TextIO

MOST_CHARACTERS = 1_000_000
"""The longest line and cell that is read; a list has no use for a longer one, and it is how a file exhausts memory."""

STRAY_QUOTE = "a quotation mark is never closed or stands inside a cell: the row was read as it stands, without quoting"
TOO_LONG = f"it has more than {MOST_CHARACTERS:,} characters. Shorten the cell or split it"
NEVER_CLOSED = "its quotation mark is never closed, and all that stands below it counts as its cell. Close it"
DOUBTFUL = "it can be read in two ways, with and without its quotation marks"

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
    return len(line) >= MOST_CHARACTERS and line[-1] not in "\r\n"


@dataclass(frozen=True, slots=True)
class LogicalRow:
    """One row: its cells, its raw text, and in words what was wrong with it ("" when nothing was)."""

    cells: list[str]
    raw: str
    trouble: str


class LogicalRows:
    """The logical rows of delimited text (a quoted cell may span lines), in order; `width` is the cells of a sound row.

    A row that breaks the rules of quoting (RFC 4180) is read again from its first line without quoting, and the lines
    behind it are read as rows of their own; so is a row of several lines that is not `width` cells wide when most of
    the lines behind it are. Where lines and quoting contradict each other and neither is unsound (a cell that holds
    only a ditto mark, then another), every line comes by itself and is called doubtful.
    """

    def __init__(self, file: TextIO, delimiter: str) -> None:
        self.lines = Lines(file)
        self.delimiter = delimiter
        self.width = 0
        self.reader = self._new_reader()

    def __iter__(self) -> Iterator[LogicalRow]:
        taken = self.lines.taken
        while True:
            taken.clear()
            try:
                cells, trouble = next(self.reader), ""
            except StopIteration:
                return
            except csv.Error as error:
                cells, trouble = self._recover(is_too_long="field larger" in str(error))
            if self.width > 1 and not trouble and (len(taken) > 1 or len(cells) != self.width):
                if self._count_sound(taken) == len(taken) and '"' in "".join(taken):
                    yield from [LogicalRow(self._split(line), line, DOUBTFUL) for line in taken]
                    continue
                if len(cells) != self.width and self._are_rows(taken[1:]):
                    cells, trouble = self._give_back()
            if is_cut(taken[-1]):
                trouble = TOO_LONG
            yield LogicalRow(cells, "".join(taken), trouble)

    def _new_reader(self) -> Iterator[list[str]]:
        return csv.reader(self.lines, delimiter=self.delimiter, strict=True)

    def _split(self, line: str) -> list[str]:
        """The cells of one line when quotation marks mean nothing."""
        return line.rstrip("\r\n").split(self.delimiter)

    def _count_sound(self, lines: Sequence[str]) -> int:
        width = self.width or len(self._split(self.lines.taken[0]))
        return sum(len(self._split(line)) == width for line in lines)

    def _are_rows(self, lines: Sequence[str]) -> bool:
        """Whether there are lines, and at least half of them have as many cells as a row should."""
        return bool(lines) and self._count_sound(lines) * 2 >= len(lines)

    def _recover(self, is_too_long: bool) -> tuple[list[str], str]:
        """The first line taken, read without quoting, and the trouble; the lines behind it are given back.

        Only a cell that has grown too long, over lines that do not look like rows, is passed over: up to the line that
        closes it, the first with an odd number of quotation marks.
        """
        self.reader = self._new_reader()
        taken = self.lines.taken
        first, *behind = taken
        if not is_too_long or any(is_cut(line) for line in taken) or self._are_rows(behind):
            return self._give_back()
        for line in chain(behind[-1:], self.lines):
            taken[:] = [first]
            if line.count('"') % 2:
                return self._split(first), TOO_LONG
        return self._split(first), NEVER_CLOSED

    def _give_back(self) -> tuple[list[str], str]:
        """Return all lines taken but the first, to be read as rows of their own."""
        first, *behind = self.lines.taken
        self.lines.taken[:] = [first]
        self.lines.returned.extend(reversed(behind))
        return self._split(first), STRAY_QUOTE
