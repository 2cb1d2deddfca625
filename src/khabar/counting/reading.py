"""Capture histories from a CSV file: one column of 0 and 1 per list, and a column `count`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from khabar.counting.histories import Histories
from khabar.model import BadInput

COUNT = "count"
MOST_LISTS = 62
MOST_PEOPLE = 10**9


def read_histories(path: str | Path) -> Histories:
    """Read capture histories; without a column `count` each row is one person.

    Ex: a file with `A,B,C,count`, `1,0,0,306`, `1,1,0,31` ... -> Histories of the lists A, B, C

    Raises BadInput, with the row, for anything but 0 and 1 in a list's column or a whole number in `count`.
    """
    file = Path(path)
    try:
        rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{file.name}: this is no CSV file in UTF-8. Give columns of 0 and 1 and a count.") from error
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise BadInput(f"{file.name}: the first row is empty. Name the lists there, and the column {COUNT}.")
    header = [cell.strip() for cell in rows[0]]
    counted = next((place for place, name in enumerate(header) if name.casefold() == COUNT), None)
    lists = [name for place, name in enumerate(header) if place != counted]
    if not lists or len(lists) > MOST_LISTS or "" in lists:
        raise BadInput(f"{file.name}: the first row must name 1 to {MOST_LISTS} lists, and a column {COUNT}.")
    cells, counts = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            raise BadInput(f"{file.name}: row {number} has {len(row)} cells where the header has {len(header)}.")
        people = 1 if counted is None else _whole(row[counted], file.name, number)
        caught = [
            _mark(cell, name, file.name, number)
            for place, (cell, name) in enumerate(zip(row, header, strict=True))
            if place != counted
        ]
        if people and not any(caught):
            raise BadInput(
                f"{file.name}: row {number} counts people on no list, whom nobody has counted. Leave it out."
            )
        cells.append(caught)
        counts.append(people)
    if not sum(counts):
        raise BadInput(f"{file.name}: there is nobody in it. Give at least one row with a count above 0.")
    return Histories.make(lists, cells, counts)


def _mark(cell: str, name: str, file: str, number: int) -> bool:
    if cell.strip() not in ("0", "1"):
        raise BadInput(
            f"{file}: row {number} holds “{cell.strip()[:20]}” for {name}, where 0 or 1 is expected. "
            "Leave out columns that are no list."
        )
    return cell.strip() == "1"


def _whole(cell: str, file: str, number: int) -> int:
    text = cell.strip()
    if not (text.isascii() and text.isdigit() and int(text[:12]) <= MOST_PEOPLE and len(text) <= 10):
        raise BadInput(
            f"{file}: row {number} has “{text[:20]}” as its {COUNT}, where a whole number from 0 is expected."
        )
    return int(text)
