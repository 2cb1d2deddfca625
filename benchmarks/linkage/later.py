"""New records against a finished linkage, one and 10,000: `python -m benchmarks.linkage.later --records N`."""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.linkage.cases import synth
from benchmarks.results import keep

from khabar.linkage import grow, link, make_index, open_index, save_index

LATER = 10_000
SINGLE = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    records = parser.parse_args().records
    table = synth(records + LATER).drop_columns(["person", "row"])
    later = table.slice(records)
    linked = link([table.slice(0, records)])
    assert linked.learned is not None
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        save_index(make_index(linked.learned, linked.records), Path(folder) / "index")
        made = time.perf_counter() - begun
        begun = time.perf_counter()
        index = open_index(Path(folder) / "index")
        opened = time.perf_counter() - begun
        index.match(later.slice(0, 1))
        single = sorted(timed(lambda n=n: index.match(later.slice(n, 1))) for n in range(1, SINGLE + 1))
        many = timed(lambda: index.match(later))
        grown = timed(lambda: save_index(grow(index, later), Path(folder) / "grown"))
        size = sum(file.stat().st_size for file in (Path(folder) / "index").iterdir())
    found = {
        "case": f"later, against {records:,}",
        "make_index": round(made, 2),
        "open_index": round(opened, 3),
        "one_record_median_ms": round(1000 * statistics.median(single), 1),
        "one_record_p90_ms": round(1000 * single[int(SINGLE * 0.9)], 1),
        "list_of_10000_seconds": round(many, 2),
        "grown_by_10000_and_saved_seconds": round(grown, 2),
        "bytes_per_record": round(size / records),
        "load": round(os.getloadavg()[0], 1),
    }
    print(found)
    keep("linkage", found)


def timed(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
