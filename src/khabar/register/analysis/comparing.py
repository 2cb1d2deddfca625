"""What a proposed run says of pairs, held against the runs in force: which are new, gone, or of another class."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from khabar.model import Verdict
from khabar.register.analysis.words import Pair, Words
from khabar.register.people.grounds import said_by_runs
from khabar.register.people.models import Judgement, RunInForce

FILE = "compared.parquet"
KINDS = ("changed", "new", "gone")
"""Of another class than before; said by no run in force; said by one, and no longer by this run."""

Held = tuple[str, float | None, float | None]
COLUMNS: dict[str, pa.DataType] = {
    "kind": pa.string(),
    "place": pa.int64(),
    "record_a": pa.int64(),
    "record_b": pa.int64(),
    "before": pa.string(),
    "after": pa.string(),
    "weight": pa.float64(),
    "probability": pa.float64(),
}


def compare(words: Words, *, is_whole: bool) -> pa.Table:
    """The pairs that accepting a run would change, by kind and the heaviest first; `place` counts them within a kind.

    A whole run stands in place of all that was said; any other leaves what it does not speak of. Of a pair that is
    gone, weight and probability are those of before.
    """
    held = _said() if is_whole else said_by_runs({*words.record_a.tolist(), *words.record_b.tolist()})
    found: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in KINDS}
    for word in words.rows():
        pair = word.record_a, word.record_b
        before = held.pop(pair, None)
        if word.weight is None and word.verdict == Verdict.UNSURE:
            if before is not None and before[1] is not None:
                found["gone"].append((*pair, before[0], "", *before[1:]))
        elif before is None or before[1] is None:
            found["new"].append((*pair, "", word.verdict.value, word.weight, word.probability))
        elif before[0] != word.verdict.value:
            found["changed"].append((*pair, before[0], word.verdict.value, word.weight, word.probability))
    if is_whole:
        found["gone"] += _gone(held.items())
    rows = [
        (kind, place, *row)
        for kind, some in found.items()
        for place, row in enumerate(sorted(some, key=lambda row: (-row[4], row[:2])))
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    return pa.table({name: pa.array(told, kind) for (name, kind), told in zip(COLUMNS.items(), columns, strict=True)})


def _said() -> dict[Pair, Held]:
    """What the runs in force say of every pair; the latest counts."""
    rows = Judgement.objects.filter(decision=None, run__in=RunInForce.objects.values("run")).order_by("pk")
    told = rows.values_list("record_a_id", "record_b_id", "verdict", "weight", "probability")
    return {row[:2]: row[2:] for row in told.iterator()}


def _gone(held: Iterable[tuple[Pair, Held]]) -> Iterable[tuple[Any, ...]]:
    return ((*pair, said[0], "", *said[1:]) for pair, said in held if said[1] is not None)


def write_compared(compared: pa.Table, folder: Path) -> dict[str, int]:
    """Keep it beside the run's other files; returns of how many pairs of each kind."""
    pq.write_table(compared, folder / FILE, compression="zstd", row_group_size=10_000)
    kinds = compared["kind"].to_pylist()
    return {kind: kinds.count(kind) for kind in KINDS}


def read_compared(folder: Path, kind: str, start: int, many: int) -> list[dict[str, Any]]:
    """Some pairs of a kind, from a place on; none where the files of the run went with their time."""
    place = pc.field("place")
    asked = (pc.field("kind") == kind) & (place >= start) & (place < start + many)
    try:
        rows: list[dict[str, Any]] = pq.read_table(folder / FILE, filters=asked).to_pylist()
    except OSError:
        return []
    return rows
