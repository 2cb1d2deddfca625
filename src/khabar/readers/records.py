"""Rows under a header become records with canonical fields."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khabar.model import Locator, Record, distinct_id
from khabar.readers.matches import ColumnMatch
from khabar.readers.parts import Row, place_of


def as_given(
    rows: Iterable[Row],
    columns: Sequence[ColumnMatch],
    list_name: str,
    sheet: str = "",
    is_one_of_several: bool = False,
) -> Iterator[Record]:
    """One record per row, none left out: of the list its list column names, else `list_name`; its id, else its row.

    Where several sheets hold records, a row goes by its sheet too ("Homs!17"). Ids that repeat are not yet told apart.
    """
    fields = [(position, match.field) for position, match in enumerate(columns) if match.field]
    for row in rows:
        values = {name: text for position, name in fields if (text := row.cells[position].strip())}
        record_id = values.get("record_id") or place_of(sheet if is_one_of_several else "", row.row)
        yield Record(values.get("list", list_name), record_id, Locator(sheet=sheet, row=row.row), row.cells, values)


def records(
    rows: Iterable[Row],
    columns: Sequence[ColumnMatch],
    list_name: str,
    sheet: str = "",
    is_one_of_several: bool = False,
    seen: Counter[str] | None = None,
) -> Iterator[Record]:
    """The records of rows (`as_given`), each with an id of its own (`distinct_id`).

    `seen` counts the ids a list has used ("LIST\\x1fID"); pass the same counter for several documents of one list.
    """
    seen = Counter() if seen is None else seen
    for record in as_given(rows, columns, list_name, sheet, is_one_of_several):
        key = f"{record.list_name}\x1f{record.record_id}"
        yield replace(record, record_id=distinct_id(record.record_id, seen[key]))
        seen[key] += 1
