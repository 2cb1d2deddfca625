"""From the shell's prompt to linked lists, two small ones: `python -m benchmarks.linkage.startup`.

Compiled loops lie in the cache, as after any first run.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.results import keep

from khabar.synth import write

RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        *lists, later = write(200, 3, 5, Path(folder) / "lists").files
        times = [linked(folder, *lists) for _ in range(RUNS + 1)][1:]
        against = [linked(folder, later, "--against", "linked", out="again") for _ in range(RUNS + 1)][1:]
    found = {
        "case": "start-up: khabar link of two lists, 240 records",
        "seconds_median": round(statistics.median(times), 2),
        "seconds_slowest": round(max(times), 2),
        "against_median": round(statistics.median(against), 2),
    }
    print(found)
    keep("linkage", found)


def linked(folder: str, *words: object, out: str = "linked") -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "khabar", "link", *map(str, words), "--out", out]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
