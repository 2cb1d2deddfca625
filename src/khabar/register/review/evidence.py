"""What a link run found of single pairs, out of its files: the levels that fired, and the bits each gave."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.conf import settings
from django.db.models import Q

from khabar.linkage import Step, explain
from khabar.register.documents.models import Record
from khabar.register.people.grounds import Pair
from khabar.register.people.models import Membership

Named = tuple[str, str]
"""A record as run files name it: its list and the id it has there."""

NAMING = ("list_a", "record_a", "list_b", "record_b")


def evidence_in(run: str, pairs: Mapping[Pair, tuple[Named, Named]]) -> dict[Pair, dict[str, Any]]:
    """The rows of these pairs in the files of a run, by pair; of a pair that is not in them, or without files, nothing.

    Reads the file once, however many pairs are asked for.
    """
    try:
        table = pq.read_table(settings.HOME.runs / run / "pairs.parquet")
    except OSError:
        return {}
    wanted = {"\x1f".join((*named[side], *named[1 - side])): pair for pair, named in pairs.items() for side in (0, 1)}
    columns: list[Any] = [table[name].cast(pa.string()) for name in NAMING]
    held = pc.binary_join_element_wise(*columns, "\x1f")
    rows = np.flatnonzero(pc.is_in(held, value_set=pa.array(list(wanted), pa.string())).to_numpy(zero_copy_only=False))
    found = table.take(pa.array(rows, pa.int64())).to_pylist()
    names = held.take(pa.array(rows, pa.int64())).to_pylist()
    return {
        wanted[name]: {field: value for field, value in row.items() if value is not None}
        for name, row in zip(names, found, strict=True)
    }


Faint = tuple[str, int]
"""A pair that only the files of a run hold: the run, and the row of its pairs."""


def faint_pairs(runs: Sequence[str], below: float) -> list[Faint]:
    """The pairs of these runs below a match probability, all of which neither links nor the register hold."""
    found: list[Faint] = []
    for run in runs:
        try:
            table = pq.read_table(settings.HOME.runs / run / "pairs.parquet", columns=["match_probability"])
        except OSError:
            continue
        found += [(run, row) for row in np.flatnonzero(table["match_probability"].to_numpy() < below).tolist()]
    return found


def resolved(pairs: Sequence[Faint]) -> Iterator[tuple[Pair, tuple[str, float, float]]]:
    """These pairs by the keys of their records, lower first, with run, weight and probability; without what is gone."""
    for run in dict.fromkeys(run for run, _row in pairs):
        rows = pa.array([row for of_run, row in pairs if of_run == run], pa.int64())
        table = pq.read_table(settings.HOME.runs / run / "pairs.parquet").take(rows)
        for row in table.select([*NAMING, "match_weight", "match_probability"]).to_pylist():
            a, b = (_key(row[f"list_{side}"], row[f"record_{side}"]) for side in "ab")
            if a is not None and b is not None and a != b:
                yield (min(a, b), max(a, b)), (run, row["match_weight"], row["match_probability"])


def _key(list_name: str, record_id: str) -> int | None:
    """The key of a record that a run's files name, if the register holds it."""
    given, mark, repeat = record_id.rpartition("#")
    told = Q(given_id=record_id, repeat=0)
    if mark and repeat.isdigit():
        told |= Q(given_id=given, repeat=int(repeat) - 1)
    found = [one for one in Record.objects.filter(told, list__name=list_name) if one.record_id == record_id]
    return found[0].pk if found and Membership.objects.filter(record=found[0]).exists() else None


def steps_of(run: str, row: Mapping[str, Any]) -> list[Step]:
    """A pair's weight taken apart, step by step; empty where the run's files are not there any more."""
    model = _model(settings.HOME.runs, run)
    if not row or model is None:
        return []
    try:
        return explain(row, model)
    except (KeyError, StopIteration):  # the whole run before it was linked by other comparisons
        return []


@lru_cache(8)
def _model(runs: Path, run: str) -> dict[str, Any] | None:
    """The model of a run; a run that looked only at what was new has that of the whole run it followed."""
    try:
        told: dict[str, Any] = json.loads((runs / run / "model.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if "comparisons" in told:
        return told
    return _model(runs, told["against"]) if told.get("against") else None
