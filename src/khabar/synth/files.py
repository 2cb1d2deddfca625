"""Synthetic lists as files, each in the form that its personality uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from khabar.synth.contradictions import plant
from khabar.synth.lists import Progress, generate
from khabar.synth.personality import Personality
from khabar.synth.press import write_statements
from khabar.synth.words import load
from khabar.synth.writers import write_csv, write_html, write_xlsx


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: list files, statement files, the truth, and how many of each noun.

    `people` tells what is true of each person; `editions` are earlier editions of some lists, `contradictions` two
    lists of other people that contradict each other; each with a truth beside them (FOLDER/truth.csv).
    """

    files: list[Path]
    statements: list[Path]
    truth: Path
    people: Path
    editions: list[Path]
    contradictions: list[Path]
    counts: dict[str, int]


def write(people: int, lists: int, seed: int, out_dir: Path | str, progress: Progress | None = None) -> Written:
    """Write lists, truths, people.csv, two statements, earlier editions and contradictions; the same for the same seed.

    Raises BadInput when the numbers are too small.
    """
    made = generate(people, lists, seed, progress)
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    files = [_write_list(table, kind, folder) for table, kind in zip(made.tables, made.kinds, strict=True)]
    truth = _write_plain(made.truth, folder / "truth.csv")
    people_file = _write_plain(made.people, folder / "people.csv")
    earlier = folder / "editions"
    earlier.mkdir(exist_ok=True)
    editions = [_write_list(edition.table, edition.kind, earlier) for edition in made.editions]
    _write_plain(pa.concat_tables([edition.truth for edition in made.editions]), earlier / "truth.csv")
    contradictions, _truth = write_contradictions(1 + people // 500, seed, folder / "contradictions")
    statements = write_statements(seed, folder)
    listed = len(made.truth["person_id"].unique())
    counts = {"people": people, "people_listed": listed, "lists": lists, "records": made.truth.num_rows}
    return Written(files, statements, truth, people_file, editions, contradictions, counts)


def write_contradictions(each: int, seed: int, folder: Path) -> tuple[list[Path], list[dict[str, str]]]:
    """Write two lists with `each` contradictions of every kind and as many harmless pairs; returns files and truth."""
    planted = plant(each, seed)
    folder.mkdir(parents=True, exist_ok=True)
    _write_plain(planted.truth, folder / "truth.csv")
    files = [_write_list(table, kind, folder) for table, kind in zip(planted.tables, planted.kinds, strict=True)]
    return files, planted.truth.to_pylist()


def _write_list(table: pa.Table, kind: Personality, folder: Path) -> Path:
    headings = load("headers")[kind.form.headers]
    path = folder / f"{kind.name}.{kind.form.file}"
    header = [headings.get(name, name) for name in kind.columns]
    rows = _rows(table.select(list(kind.columns)))
    if kind.form.file == "xlsx":
        write_xlsx(header, rows, path)
    elif kind.form.file == "html":
        write_html(header, rows, kind, path)
    else:
        write_csv(header, rows, path, kind.form.encoding, kind.form.delimiter)
    return path


def _write_plain(table: pa.Table, path: Path) -> Path:
    write_csv(table.column_names, _rows(table), path, "utf-8", ",")
    return path


def _rows(table: pa.Table) -> Iterator[tuple[str | None, ...]]:
    for batch in table.to_batches(max_chunksize=50_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
