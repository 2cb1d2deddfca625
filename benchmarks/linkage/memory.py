"""All found pairs in memory, and most of them waiting on disk: `python -m benchmarks.linkage.memory`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
from benchmarks.linkage.__main__ import run
from benchmarks.linkage.cases import synth
from benchmarks.results import keep

FEW = 250_000
"""Pairs kept in memory at once in the second run."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.parquet"
        pq.write_table(synth(records), case)
        runs = {
            "in memory": run(sys.executable, "khabar_side.py", case, Path(folder) / "one"),
            "on disk": run(sys.executable, "khabar_side.py", case, Path(folder) / "two", str(FEW)),
        }
        same = pq.read_table(f"{folder}/one.pairs").equals(pq.read_table(f"{folder}/two.pairs"))
    measured = ("wall", "cpu", "memory_gib", "pairs_on_disk")
    found = {name: {what: told.get(what) for what in measured} for name, told in runs.items()}
    told = {"case": f"memory, synth {records:,}", "same pairs": same, **found}
    print(json.dumps(told))
    keep("linkage", told)


if __name__ == "__main__":
    main()
