"""Where the header of a list stands, and what parts its cells."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.model import NAME_FIELDS
from khabar.readers.columns import recognise
from khabar.readers.options import ReadOptions

HEADER_WITHIN = 20
"""How many of the first rows may stand above a header or be it."""

DELIMITERS = ",;\t|،"
SAMPLE = 10_000


def find_header(rows: Iterable[Sequence[str]], options: ReadOptions, sheet: str = "") -> int | None:
    """The number of the header row, counted from 1; None when no row holds any text.

    It is the first row in which a name column is recognised beside others, else by itself; else the first with text.

    Ex: find_header([["Missing person"], ["No", "Full name"], ["1", "Ali Omar"]], ReadOptions()) -> 2
    """
    found: dict[str, int] = {}
    for number, cells in enumerate(rows, start=1):
        written = sum(bool(cell.strip()) for cell in cells)
        if not written:
            continue
        if not {match.field for match in recognise(cells, options.columns_of(sheet))} & set(NAME_FIELDS):
            found.setdefault("text", number)
        elif written == 1:
            found.setdefault("a name alone", number)
        else:
            return number
    return found.get("a name alone", found.get("text"))


def guess_delimiter(lines: Sequence[str], options: ReadOptions) -> str:
    """The delimiter under which most columns are recognised, then most rows are as wide as the header, then the widest.

    Where no header is recognised, rows are held against the commonest width.

    Ex: guess_delimiter(["id;name", "1;Ali, Omar"], ReadOptions()) -> ";"
    """

    def fit(delimiter: str) -> tuple[int, float, int]:
        rows = [cells for cells in csv.reader((line[:SAMPLE] for line in lines), delimiter=delimiter) if cells]
        widths = Counter(map(len, rows))
        known, width = max(((_count_known(cells, options), len(cells)) for cells in rows), default=(0, 0))
        if not known:
            width = max(widths, key=lambda width: (widths[width], width), default=0)
        return known, widths[width] / len(rows) if known or width > 1 else 0.0, width

    return max(DELIMITERS, key=fit)


def _count_known(cells: Sequence[str], options: ReadOptions) -> int:
    """How many columns are recognised in a row, when one of them is a name."""
    fields = {match.field for match in recognise(cells, options.columns)} - {""}
    return len(fields) if fields & set(NAME_FIELDS) else 0
