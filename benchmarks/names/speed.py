"""Speed on one core: comparing, an index of a million names, weights by table, import."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from benchmarks.names.million import million
from benchmarks.names.sets import read


def speed(data: Path, size: int) -> dict[str, float]:
    """Milliseconds, seconds and MiB; processor time, so that other work on the machine counts less."""
    from khabar.names import NameIndex, compare

    people = data / "people"
    latin = [record["name"] for record in read(people / "release_b_latin.csv")]
    arabic = [record["name"] for record in read(people / "release_a.csv")]
    found = {"import_seconds": min(_import() for _ in range(5))}
    for pair in zip(latin[:50], arabic[:50], strict=True):
        compare(*pair)
    begun = time.process_time()
    for pair in zip(latin[50:2050], arabic[50:2050], strict=True):
        compare(*pair)
    found["compare_new_names_microseconds"] = (time.process_time() - begun) / 2000 * 1e6
    begun = time.process_time()
    for pair in zip(latin[50:1050], arabic[50:1050], strict=True):
        compare(*pair)
    found["compare_names_seen_microseconds"] = (time.process_time() - begun) / 1000 * 1e6
    names = million(data, size)
    NameIndex(names[:1000]).search(latin[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    index = NameIndex(names)
    index.search(latin[0])
    found["build_seconds"] = time.process_time() - begun
    found["build_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["build_mib_without_the_names"] = found["build_mib"] - before / 1024
    for script, queries in (("latin", latin), ("arabic", arabic)):
        spent = []
        for query in queries[1:2001:2]:
            begun = time.process_time()
            index.search(query)
            spent.append(time.process_time() - begun)
        for percent in (50, 95):
            found[f"search_{script}_p{percent}_ms"] = float(np.percentile(spent, percent)) * 1000
    found["pair_weights_a_second"] = by_table(index, latin[3])
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        index.save(Path(folder))
        found["save_seconds"] = time.process_time() - begun
        begun = time.process_time()
        NameIndex.load(Path(folder)).search(latin[0])
        found["load_and_first_search_seconds"] = time.process_time() - begun
    return found


def by_table(index: "object", query: str) -> float:
    """Rows weighed in full against one name in a second, every token's weight looked up in a table."""
    from khabar.names.index import NameIndex

    assert isinstance(index, NameIndex)
    begun = time.process_time()
    weights = index.weights(query)
    return len(weights) / (time.process_time() - begun)


def _import() -> float:
    program = "import time; t = time.process_time(); import khabar.names; print(time.process_time() - t)"
    return float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
