"""Inputs with a known truth, each as one table: canonical columns, `person` (the truth) and `row`.

For the peer's sake whole names are cut into parts and dates are written in ISO form; both sides get the same.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from khabar.dates import read_date
from khabar.linkage.encode import with_parts
from khabar.synth import generate


def synth(records: int, seed: int = 7) -> pa.Table:
    """Khabar's own synthetic lists: five personalities, both scripts."""
    made = generate(records * 5 // 9 + 1, 5, seed)
    together = pa.concat_tables(made.tables, promote_options="default")
    return finished(together, made.truth["person_id"].to_pylist())


def historical(data: Path) -> pa.Table:
    """Splink's 50,000 historical persons with errors, whole clusters."""
    raw = pq.read_table(data / "linkage" / "splink_historical_figures_with_errors_50k.parquet")
    columns = {
        "given_name": raw["first_name"],
        "family_name": raw["surname"],
        "birth_date": raw["dob"],
        "origin_place": raw["birth_place"],
        "sex": raw["gender"],
        "register_number": raw["postcode_fake"],
        "record_id": raw["unique_id"],
        "list": pa.repeat("historical", len(raw)),
    }
    return finished(pa.table(columns), raw["cluster"].to_pylist())


def releases(data: Path, second: str) -> pa.Table:
    """Two releases of one real list; records without a counterpart in the truth are persons of their own."""
    a, b = (pa.csv.read_csv(data / "people" / name, convert_options=_TEXTS) for name in ("release_a.csv", second))
    truth = pa.csv.read_csv(data / "people" / "releases_truth.csv", convert_options=_TEXTS)
    partner = dict(zip(truth["record_id_b"].to_pylist(), truth["record_id_a"].to_pylist(), strict=True))
    person = a["record_id"].to_pylist() + [partner.get(r, f"b {r}") for r in b["record_id"].to_pylist()]
    named = [t.append_column("list", pa.repeat(n, len(t))) for t, n in ((a, "a"), (b, "b"))]
    return finished(pa.concat_tables(named), person)


def finished(records: pa.Table, person: list[str]) -> pa.Table:
    """Cut names, write dates in ISO form, number rows and persons."""
    records = with_parts(records)
    for column in ("birth_date", "event_date"):
        if column in records.column_names:
            texts = records[column].to_pylist()
            iso = {text: _iso(text) for text in set(texts) - {None, ""}}
            values = pa.array([iso.get(text) for text in texts], pa.string())
            records = records.set_column(records.column_names.index(column), column, values)
    number = np.unique(np.array(person, dtype=object).astype(str), return_inverse=True)[1]
    return records.append_column("person", pa.array(number)).append_column("row", pa.array(np.arange(len(records))))


def _iso(text: str) -> str | None:
    read = read_date(text)
    if read.year is None:
        return None
    month = f"-{read.month:02}" if read.month else ""
    return f"{read.year:04}{month}" + (f"-{read.day:02}" if read.month and read.day else "")


_TEXTS = pa.csv.ConvertOptions(
    column_types=dict.fromkeys(
        ("record_id", "name", "birth_date", "age", "sex", "record_id_a", "record_id_b"), pa.string()
    ),
    strings_can_be_null=True,
)


def every_case(sizes: list[int], data: Path | None) -> dict[str, Callable[[], pa.Table]]:
    """Name the cases; the real and the borrowed ones only where the data folder is at hand."""
    cases: dict[str, Callable[[], pa.Table]] = {f"synth {n:,}": (lambda n=n: synth(n)) for n in sizes}
    if data is not None:
        cases["historical 50k"] = lambda: historical(data)
        cases["releases, both Arabic"] = lambda: releases(data, "release_b.csv")
        cases["releases, Arabic and Latin"] = lambda: releases(data, "release_b_latin.csv")
    return cases
