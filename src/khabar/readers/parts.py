"""What a form hands out while it reads, in the order of the document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of a table, which it opens: its cells as they stand, the row it stands in, and the sheet.

    Of one document, no two tables have the same sheet. `sheet` is "" where a document can hold one table only.
    """

    headers: tuple[str, ...]
    row: int = 1
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table that the last `Columns` opened, with as many cells as its header has."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of the open table that can't be read without guessing, with the reason and its raw text (cut when long)."""

    row: int
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `start` and `end` are character offsets into the decoded document, end excluded."""

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about how the document was read.

    `row` is 0 when it concerns the whole sheet, and `sheet` is "" too when it concerns the whole document.
    """

    row: int
    text: str
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as a spreadsheet would say it. Ex: Note(17, "is empty", "List").place -> "List!17"."""
        return place_of(self.sheet, self.row)


def place_of(sheet: str, row: int) -> str:
    """A row of a sheet in one word, as far as either is known. Ex: place_of("", 17) -> "17"; ("List", 0) -> "List"."""
    return "!".join(part for part in (sheet, str(row) if row else "") if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page says of itself outside its text: `name` is title, outlet, date (as written) or byline."""

    name: str
    text: str


Part = Columns | Row | Rejected | Text | Note | Fact

KINDS: dict[str, Callable[..., Part]] = {kind.__name__: kind for kind in (Columns, Row, Rejected, Text, Note, Fact)}


def pack(part: Part) -> list[Any]:
    """A part as plain JSON. `unpack(pack(part)) == part`."""
    return [type(part).__name__, *(getattr(part, name) for name in part.__slots__)]


def unpack(packed: list[Any]) -> Part:
    """The part that `pack` wrote."""
    kind, *values = packed
    return KINDS[kind](*(tuple(value) if isinstance(value, list) else value for value in values))
