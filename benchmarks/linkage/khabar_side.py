"""One run of khabar's linkage on a case file, in a process of its own: prints one JSON line.

A third argument says how many pairs may be kept in memory.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from benchmarks.linkage.caught import blocking_recall


def main(case: str, out: str, pairs_in_memory: str = "") -> None:
    records = pq.read_table(case)
    begun, cpu = time.perf_counter(), time.process_time()
    from khabar.linkage import Recipe, link

    recipe = Recipe(pairs_in_memory=int(pairs_in_memory)) if pairs_in_memory else None
    linked = link([records.drop_columns(["person", "row"])], recipe=recipe, folder=Path(out).parent)
    wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    keys = pc.binary_join_element_wise(records["list"], records["record_id"], "\t")
    sides = []
    for side in "ab":
        both = pc.binary_join_element_wise(linked.pairs[f"list_{side}"], linked.pairs[f"record_{side}"], "\t")
        sides.append(pc.index_in(both, value_set=keys.combine_chunks()).to_numpy())
    pairs = {"left": sides[0], "right": sides[1], "bits": linked.pairs["match_weight"].to_numpy()}
    pq.write_table(pa.table(pairs), f"{out}.pairs")
    pq.write_table(pa.table({"cluster": np.asarray(linked.clusters["cluster_id"])}), f"{out}.clusters")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    said = {
        "candidates": linked.counts["candidates"],
        "pairs_on_disk": linked.counts.get("pairs put aside on disk", 0),
        "block_recall": blocking_recall(linked, records["person"].to_numpy()),
        "block_recall_expected": linked.model["expected"]["blocking_recall"],
    }
    print(json.dumps({"wall": wall, "cpu": cpu, "memory_gib": memory, **said, "stages": linked.timings}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
