"""Lists in, one table out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.linkage.comparisons import TEXTS
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

USED = (
    "list",
    "record_id",
    "name",
    *TEXTS,
    "sex",
    "birth_date",
    "age",
    "event",
    "event_date",
    "national_id",
    "register_number",
)
"""The columns that linkage reads, in the order of records.parquet."""


def gather(tables: Sequence[pa.Table]) -> pa.Table:
    """Put lists under one another, with the columns that linkage uses and that any of them has.

    Raises BadInput when nothing can be compared, a key is missing, or two rows have the same list and record_id.
    """
    import pyarrow as pa

    parts = []
    for n, table in enumerate(tables):
        for key in ("list", "record_id"):
            if key not in table.column_names:
                raise BadInput(f"table {n + 1}: it has no column `{key}`. Give every record a list and an id.")
            if table[key].null_count:
                raise BadInput(f"table {n + 1}: `{key}` is empty in {table[key].null_count} rows. Fill it in.")
        columns = {}
        for name in USED:
            if name in table.column_names and (name in USED[:2] or table[name].null_count < max(len(table), 1)):
                columns[name] = table[name].cast(pa.string())
        parts.append(pa.table(columns))
    if not parts:
        raise BadInput("there are no lists to link. Name at least one.")
    records = pa.concat_tables(parts, promote_options="default")
    records = records.select([name for name in USED if name in records.column_names])
    if not set(records.column_names) & {"name", *TEXTS[:5]}:
        raise BadInput("no list has a column with names. Map one to name, or to given_name and family_name.")
    keys = records.select(["list", "record_id"]).group_by(["list", "record_id"], use_threads=False).aggregate([])
    if len(keys) < len(records):
        raise BadInput(f"{len(records) - len(keys)} rows repeat the list and record_id of another. Make them differ.")
    return records
