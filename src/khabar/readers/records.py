"""Rows under a header become records with canonical fields."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from khabar.model import Locator, Record, distinct_id
from khabar.readers.columns import ColumnMatch
from khabar.readers.parts import Row


def records(
    rows: Iterable[Row],
    columns: Sequence[ColumnMatch],
    list_name: str,
    sheet: str = "",
    seen: Counter[str] | None = None,
) -> Iterator[Record]:
    """One record per row, none left out: of the list its list column names, else `list_name`; its id, else its row.

    `seen` counts the ids a list has used ("LIST\\x1fID"), so that a repeated id is told apart (`distinct_id`); pass the
    same counter for several documents of one list.
    """
    seen = Counter() if seen is None else seen
    fields = [(position, match.field) for position, match in enumerate(columns) if match.field]
    for row in rows:
        values = {name: text for position, name in fields if (text := row.cells[position].strip())}
        name = values.get("list", list_name)
        record_id = values.get("record_id", str(row.row))
        key = f"{name}\x1f{record_id}"
        yield Record(name, distinct_id(record_id, seen[key]), Locator(sheet=sheet, row=row.row), row.cells, values)
        seen[key] += 1
