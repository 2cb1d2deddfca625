"""The list that is taken in."""

import csv
from pathlib import Path

from khabar.synth import write


def make_list(rows: int, folder: Path) -> Path:
    """A CSV of exactly `rows` rows with the columns of the fullest synthetic list."""
    written = write(rows * 5 // 2, 5, 1, folder / "lists")
    source = next(path for path in written.files if path.stem == "documentation_network")
    target = folder / "list.csv"
    with source.open(encoding="utf-8", newline="") as given, target.open("w", encoding="utf-8", newline="") as file:
        reader, writer = csv.reader(given), csv.writer(file)
        writer.writerow(next(reader))
        body = list(reader)
        writer.writerows([str(n), *body[n % len(body)][1:]] for n in range(rows))
    return target
