"""New lists against an earlier linkage: its outputs carried on, without linking everything again."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from khabar.linkage.columns import plain_schema
from khabar.linkage.comparisons import COMPARISONS
from khabar.linkage.gather import USED, gather
from khabar.linkage.growing import grown, pairs_of_all
from khabar.linkage.index import Index
from khabar.linkage.index_files import open_index
from khabar.linkage.linked import Linked, Progress
from khabar.linkage.matching import Found, match
from khabar.linkage.outputs import INDEX
from khabar.linkage.tell import tell_clusters
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa


def carry_on(
    folder: str | Path, tables: Sequence[pa.Table], progress: Progress | None, judgements: pa.Table | None
) -> Linked:
    """Do what `link_later` says."""
    timings: dict[str, float] = {}
    clock = time.perf_counter()

    def done(stage: str) -> None:
        nonlocal clock
        timings[stage], clock = time.perf_counter() - clock, time.perf_counter()
        if progress:
            progress(stage, 1, 1)

    home = Path(folder)
    index = open_index(home / INDEX)
    before = _read(home)
    if len(before.records) != len(index.records):
        raise BadInput(f"{home}: the index is not of these records. Link the lists again.")
    table = gather(tables)
    done("read")
    found = match(index, table, judgements)
    done("match")
    whole = grown(index, found)
    done("grow")
    together = Linked(
        pairs=_pairs(index, found, before.pairs),
        clusters=tell_clusters(whole.records, whole.labels),
        records=_below(before.records, found.new),
        model=before.model,
        timings=timings,
        counts={
            "records": len(whole.records),
            "new records": len(found.new),
            "pairs": len(before.pairs) + len(found.left),
            "new pairs": len(found.left),
            "clusters": len(np.unique(whole.labels)),
        },
        index=whole,
    )
    done("tell")
    return together


PARTS: dict[str, type] = {
    "recipe": dict,
    "prior_bits": dict,
    "within_lists": dict,
    "judged": dict,
    "kin_share": dict,
    "blocking": list,
    "comparisons": dict,
    "expected": dict,
}
"""What model.json says, and as what."""


class _Before(NamedTuple):
    records: pa.Table
    pairs: pa.Table
    model: dict[str, Any]


def _read(home: Path) -> _Before:
    import pyarrow.parquet as pq

    try:
        records, pairs = (pq.read_table(home / name) for name in ("records.parquet", "pairs.parquet"))
        model = json.loads((home / "model.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{home}: its files can't be read ({error}). Link the lists again.") from error
    missing = [part for part in PARTS if not isinstance(model, dict) or not isinstance(model.get(part), PARTS[part])]
    if missing:
        raise BadInput(
            f"{home / 'model.json'}: it doesn't say `{missing[0]}` as this version does. Link the lists again."
        )
    return _Before(records, pairs, model)


def _pairs(index: Index, found: Found, old: pa.Table) -> pa.Table:
    """Old and new pairs as one table, in order of position."""
    left, right, _ = pairs_of_all(index, found)
    if len(left) != len(old) + len(found.left):
        raise BadInput("pairs.parquet is not of this index. Link the lists again.")
    return _below(old, found.table).take(np.lexsort((right, left)))


def _below(above: pa.Table, below: pa.Table) -> pa.Table:
    """Put one table under another: texts as plain texts, the columns in linkage's own order."""
    import pyarrow as pa

    plain = [table.cast(plain_schema(table)) for table in (above, below)]
    whole = pa.concat_tables(plain, promote_options="default").combine_chunks()
    order = [*USED, "list_a", "record_a", "list_b", "record_b", "match_weight", "match_probability"]
    order += [comparison.name for comparison in COMPARISONS]
    return whole.select(sorted(whole.column_names, key=order.index))
