"""A first look through a whole document before anything of it is kept: what is in it, and whether it can be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.model import NAME_FIELDS, BadInput
from khabar.readers.columns import ColumnMatch, recognise
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row, Text

SHOWN = 40
SHOWN_HEADERS = 12


@dataclass
class Survey:
    """What a document holds: its columns, and counts of rows, rejected rows and paragraphs.

    `notes` holds for each remark the rows it concerns (the first 20) and how many there are in all.
    """

    columns: list[ColumnMatch] = field(default_factory=list)
    rows: int = 0
    rejected: int = 0
    paragraphs: int = 0
    parts: int = 0
    notes: dict[str, tuple[int, list[int]]] = field(default_factory=dict)

    def note(self, text: str, row: int) -> None:
        count, first = self.notes.get(text, (0, []))
        self.notes[text] = (count + 1, [*first, row] if len(first) < 20 else first)


def survey(parts: Iterable[Part], options: ReadOptions, file_name: str) -> Survey:
    """Look through all parts of a document. Raises BadInput when it is a table without a column of names."""
    seen = Survey()
    for part in parts:
        seen.parts += 1
        match part:
            case Columns(headers):
                seen.columns = recognise(headers, options.columns)
                if not {match.field for match in seen.columns} & set(NAME_FIELDS):
                    shown = ", ".join(f"“{header[:SHOWN]}”" for header in headers[:SHOWN_HEADERS])
                    raise BadInput(
                        f"{file_name}: no column of names was recognised among {shown}. Say which it is in a mapping "
                        'file ([columns] "HEADER" = "name") and give it with --mapping.'
                    )
            case Row():
                seen.rows += 1
            case Rejected():
                seen.rejected += 1
            case Text():
                seen.paragraphs += 1
            case Note(row, text):
                seen.note(text, row)
    if not (seen.rows or seen.rejected or seen.paragraphs):
        what = "there is a header but no row below it" if seen.columns else "there is no text in it"
        raise BadInput(f"{file_name}: {what}. Check that the file was saved or copied whole.")
    return seen
