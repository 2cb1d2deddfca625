"""The list that is taken in."""

import csv
from pathlib import Path

from khabar.synth import write

DISTINCT = 200_000
"""Rows after which the list repeats itself, under other ids: no more people are made up for it."""


def make_list(rows: int, folder: Path, form: str = "csv") -> Path:
    """A list of exactly `rows` rows with the columns of the fullest synthetic list, as CSV or XLSX."""
    written = write(min(rows, DISTINCT) * 5 // 2, 5, 1, folder / "lists")
    source = next(path for path in written.files if path.stem == "documentation_network")
    with source.open(encoding="utf-8", newline="") as given:
        header, *body = csv.reader(given)
    target = folder / f"list.{form}"
    whole = ([str(n), *body[n % len(body)][1:]] for n in range(rows))
    if form == "csv":
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(whole)
        return target
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(header)
    for row in whole:
        sheet.append(row)
    book.save(target)
    return target
