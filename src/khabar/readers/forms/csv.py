"""Delimited text: CSV, TSV and their relatives, with any delimiter and in any of the encodings lists come in."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from khabar.model import BadInput
from khabar.readers.damage import damage, shown
from khabar.readers.delimited import DOUBTFUL, NEVER_CLOSED, TOO_LONG, Lines, LogicalRow, LogicalRows
from khabar.readers.encodings import find_encoding
from khabar.readers.header import HEADER_WITHIN, find_header, guess_delimiter
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row

SUFFIXES = (".csv", ".tsv", ".tab")
UNREADABLE = (TOO_LONG, NEVER_CLOSED, DOUBTFUL)


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """The header, then every row as a Row, a Rejected, or a Note that it is empty. Raises BadInput."""
    encoding = find_encoding(path, path.name, options.encoding)
    errors = "surrogateescape" if encoding.codec.startswith("utf-8") else "replace"
    try:
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            delimiter = options.delimiter or guess_delimiter(list(islice(Lines(file), HEADER_WITHIN)), options)
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            top = find_header(_readable(islice(LogicalRows(file, delimiter), HEADER_WITHIN)), options)
        if top is None:
            raise BadInput(f"{path.name}: no row holds any text. Check that the file was saved or copied whole.")
        if encoding.is_guess:
            yield Note(0, f"the list does not say its encoding: by its letters it was read as {encoding.codec}")
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            yield from _parts(LogicalRows(file, delimiter), top)
    except UnicodeError as error:
        raise BadInput(
            f"{path.name}: it can't be read as {encoding.codec} ({error}). Save it anew as UTF-8."
        ) from error


def _readable(rows: Iterator[LogicalRow]) -> Iterator[list[str]]:
    """The cells of each row, none for one that can't be read."""
    return ([] if row.trouble in UNREADABLE else row.cells for row in rows)


def _parts(rows: LogicalRows, header: int) -> Iterator[Part]:
    for number, row in enumerate(rows, start=1):
        if number == header:
            rows.width = len(row.cells)
            yield Columns(tuple(shown(cell) for cell in row.cells), number)
            if trouble := damage(row.raw) or row.trouble:
                yield Note(number, trouble)
        elif number < header:
            if any(cell.strip() for cell in row.cells):
                yield Note(number, f"stands above the header: {shown(row.raw.strip())}")
        else:
            yield from _judge(row, number, rows.width)


def _judge(row: LogicalRow, number: int, width: int) -> Iterator[Part]:
    """A row as it is, when it can be read without guessing; else rejected, with the reason."""
    cells, extra = row.cells[:width], row.cells[width:]
    is_shorter = len(cells) < width
    if row.trouble in UNREADABLE:
        yield Rejected(number, row.trouble, shown(row.raw))
    elif reason := damage(row.raw):
        yield Rejected(number, reason, shown(row.raw))
    elif any(cell.strip() for cell in extra) or (is_shorter and row.trouble):
        reason = f"it has {len(row.cells)} cells where the header has {width}"
        yield Rejected(number, f"{reason}{'; ' if row.trouble else ''}{row.trouble}", shown(row.raw))
    elif not any(cell.strip() for cell in cells):
        yield Note(number, "is empty")
    else:
        yield Row(number, tuple(cells) + ("",) * (width - len(cells)))
        if is_shorter:
            yield Note(number, "is shorter than the header: its last cells are taken as empty")
        if row.trouble:
            yield Note(number, row.trouble)
