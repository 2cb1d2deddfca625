"""Delimited text: CSV, TSV and their relatives, with any delimiter and in any of the encodings lists come in."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from khabar.model import NAME_FIELDS, BadInput
from khabar.readers.columns import recognise
from khabar.readers.delimited import TOO_LONG, Lines, LogicalRow, LogicalRows, guess_delimiter
from khabar.readers.encodings import find_encoding
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row

SUFFIXES = (".csv", ".tsv", ".tab")
SHOWN = 10_000
HEADER_WITHIN = 20


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """The header, then every row as a Row, a Rejected or a Note that it is empty. Raises BadInput about the whole file.

    The header is the first of 20 rows in which a name column is recognised, else the first that holds text.
    """
    encoding = find_encoding(path, path.name, options.encoding)
    errors = "surrogateescape" if encoding.codec.startswith("utf-8") else "replace"
    try:
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            delimiter = options.delimiter or guess_delimiter(list(islice(Lines(file), HEADER_WITHIN)))
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            top = find_header(LogicalRows(file, delimiter), options)
        if top is None:
            raise BadInput(f"{path.name}: no row holds any text. Check that the file was saved or copied whole.")
        with path.open(encoding=encoding.codec, errors=errors, newline="") as file:
            yield from _parts(LogicalRows(file, delimiter), top)
    except UnicodeError as error:
        raise BadInput(
            f"{path.name}: it can't be read as {encoding.codec} ({error}). Save it anew as UTF-8."
        ) from error


def find_header(rows: LogicalRows, options: ReadOptions) -> int | None:
    """The number of the header row, counted from 1; None when the first rows hold no text at all."""
    first = None
    for number, row in enumerate(islice(rows, HEADER_WITHIN), start=1):
        if row.trouble == TOO_LONG or not any(cell.strip() for cell in row.cells):
            continue
        first = first or number
        if {match.field for match in recognise(row.cells, options.columns)} & set(NAME_FIELDS):
            return number
    return first


def _parts(rows: LogicalRows, header: int) -> Iterator[Part]:
    for number, row in enumerate(rows, start=1):
        if number == header:
            rows.width = len(row.cells)
            yield Columns(tuple(row.cells), number)
        elif number < header:
            if any(cell.strip() for cell in row.cells):
                yield Note(number, f"stands above the header: {row.raw.strip()[:SHOWN]}")
        else:
            yield from _judge(row, number, rows.width)


def _judge(row: LogicalRow, number: int, width: int) -> Iterator[Part]:
    """A row as it is, when it can be read without guessing; else rejected, with the reason."""
    cells, extra = row.cells[:width], row.cells[width:]
    if row.trouble == TOO_LONG:
        yield Rejected(number, row.trouble, row.raw[:SHOWN])
    elif reason := undecodable(row.raw):
        yield Rejected(
            number, reason, row.raw[:SHOWN].encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
        )
    elif any(cell.strip() for cell in extra):
        reason = f"it has {len(row.cells)} cells where the header has {width}"
        yield Rejected(number, f"{reason}{'; ' if row.trouble else ''}{row.trouble}", row.raw[:SHOWN])
    elif not any(cell.strip() for cell in cells):
        yield Note(number, "is empty")
    else:
        yield Row(number, tuple(cells) + ("",) * (width - len(cells)))
        if len(cells) < width:
            yield Note(number, "is shorter than the header: its last cells are taken as empty")
        if row.trouble:
            yield Note(number, row.trouble)


def undecodable(raw: str) -> str:
    """Why this text can't be what the file's author wrote, or "".

    Ex: undecodable("\\udcff") -> "it holds bytes that are not in the file's encoding"
    """
    if "\0" in raw:
        return "it holds NUL characters, which no text has"
    if raw.isascii():
        return ""
    if "\ufffd" in raw:
        return "it holds characters that an earlier program could not decode (U+FFFD)"
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        return "it holds bytes that are not in the file's encoding"
    return ""
