"""A first look through a whole document before anything of it is kept: what is in it, and whether it can be read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.dates import months_lead, order_of
from khabar.model import NAME_FIELDS, BadInput
from khabar.readers.columns import recognise
from khabar.readers.matches import ColumnMatch
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row, Text
from khabar.readers.values import DATE_FIELDS

SHOWN = 40
SHOWN_HEADERS = 12
SAMPLE = 20
LOOKED_AT = 100
"""How many rows of a table are kept to be shown, and how many decide what its columns look like."""

NAMELESS = "it stands in a table without a column of names"


@dataclass
class Table:
    """One table of a document: where its header stands, its columns, counts of rows, and the first 20 rows.

    `reason` says why its rows are no records but rejected ("" when they are records). `month_first` names the date
    fields whose column writes the month before the day.
    """

    sheet: str
    row: int
    columns: list[ColumnMatch]
    rows: int = 0
    rejected: int = 0
    sample: list[Row] = field(default_factory=list)
    reason: str = ""
    month_first: tuple[str, ...] = ()


@dataclass
class Survey:
    """What a document holds: its tables, and counts of records, rejected rows, paragraphs and parts in all.

    `notes` holds for each remark how many places it concerns, and the first 20 of them ("17", "Sheet2!17").
    """

    tables: list[Table] = field(default_factory=list)
    paragraphs: int = 0
    parts: int = 0
    notes: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows become records."""
        return sum(table.rows for table in self.tables if not table.reason)

    @property
    def rejected(self) -> int:
        return sum(table.rejected + (table.rows if table.reason else 0) for table in self.tables)

    @property
    def has_several_lists(self) -> bool:
        """Whether more than one of its tables holds records, so that a row number alone would not tell them apart."""
        return sum(not table.reason for table in self.tables) > 1

    def note(self, note: Note) -> None:
        count, first = self.notes.get(note.text, (0, []))
        self.notes[note.text] = (count + 1, [*first, note.place] if len(first) < 20 else first)


def survey(parts: Iterable[Part], options: ReadOptions, file_name: str, *, needs_names: bool = True) -> Survey:
    """Look through all parts of a document. Raises BadInput when no table has a column of names and there is no text.

    Without `needs_names` it raises only when there is nothing at all: a person is still to say where the names stand.

    Beside a table of names, the rows of a table without one are counted as rejected: a cover sheet, a legend.
    """
    seen = Survey()
    looked_at: list[list[Row]] = []
    orders: list[list[tuple[int, str, Counter[str]]]] = []
    for part in parts:
        seen.parts += 1
        match part:
            case Columns(headers, row, sheet):
                seen.tables.append(Table(sheet, row, recognise(headers, options.columns_of(sheet))))
                looked_at.append([])
                columns = enumerate(seen.tables[-1].columns)
                orders.append([(at, match.field, Counter()) for at, match in columns if match.field in DATE_FIELDS])
            case Row():
                seen.tables[-1].rows += 1
                if len(looked_at[-1]) < LOOKED_AT:
                    looked_at[-1].append(part)
                for at, _field, order in orders[-1]:
                    order[order_of(part.cells[at])] += 1
            case Rejected():
                seen.tables[-1].rejected += 1
            case Text():
                seen.paragraphs += 1
            case Note():
                seen.note(part)
    for table, rows, columns_of_dates in zip(seen.tables, looked_at, orders, strict=True):
        _finish(table, rows, options)
        table.month_first = tuple(name for _at, name, order in columns_of_dates if months_lead(order))
    _check(seen, file_name, needs_names=needs_names)
    return seen


def _finish(table: Table, rows: list[Row], options: ReadOptions) -> None:
    """Judge the columns anew by the first rows, and whether the table is one of names."""
    headers = [match.header for match in table.columns]
    table.columns = recognise(headers, options.columns_of(table.sheet), [row.cells for row in rows])
    table.sample = rows[:SAMPLE]
    if not {match.field for match in table.columns} & set(NAME_FIELDS):
        table.reason = NAMELESS


def _check(seen: Survey, file_name: str, *, needs_names: bool) -> None:
    """Refuse a document that has nothing to take in."""
    if needs_names and seen.tables and all(table.reason for table in seen.tables) and not seen.paragraphs:
        headers = [match.header for table in seen.tables for match in table.columns]
        shown = ", ".join(f"“{' '.join(header.split())[:SHOWN]}”" for header in headers[:SHOWN_HEADERS])
        raise BadInput(
            f"{file_name}: no column of names was recognised among {shown}. Say which it is in a mapping "
            'file ([columns] "HEADER" = "name") and give it with --mapping.'
        )
    if not (seen.rows or seen.rejected or seen.paragraphs):
        what = "there is a header but no row below it" if seen.tables else "there is no text in it"
        raise BadInput(f"{file_name}: {what}. Check that the file was saved or copied whole.")
