"""Synthetic lists as files, each in the form that its personality uses."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from khabar.synth.lists import Progress, generate
from khabar.synth.personality import Personality
from khabar.synth.press import write_statements
from khabar.synth.words import load


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: list files, statement files, the truth, and how many of each noun."""

    files: list[Path]
    statements: list[Path]
    truth: Path
    counts: dict[str, int]


def write(people: int, lists: int, seed: int, out_dir: Path | str, progress: Progress | None = None) -> Written:
    """Write the lists, two press statements and truth.csv into `out_dir`; the same bytes for the same seed.

    Raises BadInput when the numbers are too small.
    """
    made = generate(people, lists, seed, progress)
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    files = [_write_list(table, kind, folder) for table, kind in zip(made.tables, made.kinds, strict=True)]
    truth = folder / "truth.csv"
    _write_csv(made.truth, made.truth.column_names, truth, "utf-8", ",")
    statements = write_statements(seed, folder)
    listed = len(made.truth["person_id"].unique())
    counts = {"people": people, "people_listed": listed, "lists": lists, "records": made.truth.num_rows}
    return Written(files, statements, truth, counts)


def _write_list(table: pa.Table, kind: Personality, folder: Path) -> Path:
    headings = load("headers")[kind.form.headers]
    path = folder / f"{kind.name}.csv"
    table = table.select(list(kind.columns))
    _write_csv(
        table, [headings.get(name, name) for name in kind.columns], path, kind.form.encoding, kind.form.delimiter
    )
    return path


def _write_csv(table: pa.Table, header: list[str], path: Path, encoding: str, delimiter: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        for batch in table.to_batches(max_chunksize=50_000):
            writer.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
