"""How fast lists are taken in, kept verbatim and searchable: `python -m benchmarks.intake [--rows N]`.

Makes synthetic lists, puts N rows of them into one CSV, takes it into an empty register by the command line, takes the
same bytes in again, and searches. Wall and processor seconds and peak memory are those of the whole process, start
included. The leading peer's importer takes 165 to 415 ms a row, so the figure is also given as a ratio to that.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from benchmarks.intake.lists import make_list
from benchmarks.results import keep

PEER_MS_PER_ROW = (165, 415)


def timed(*arguments: str) -> tuple[float, float, float]:
    """Wall seconds, processor seconds (parsing child included) and peak MiB of one run of the command line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "khabar", *arguments], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, after.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with get_context("spawn").Pool(
            1
        ) as apart:  # so that this process, whose size its children inherit, stays small
            path = apart.apply(make_list, (rows, folder))
        register = str(folder / "register")
        wall, cpu, memory = timed("intake", str(path), "--source", "S", "--register", register)
        again, _, _ = timed("intake", str(path), "--source", "S", "--register", register)
        search, _, _ = timed("search", "Mohammad al-Khatib", "--register", register)
        size = (Path(register) / "register.sqlite3").stat().st_size
        found = {
            "rows": rows,
            "file_mb": round(path.stat().st_size / 1e6, 1),
            "wall_seconds": round(wall, 1),
            "cpu_seconds": round(cpu, 1),
            "rows_per_second_searchable": round(rows / wall),
            "peak_mib": round(memory),
            "database_mb": round(size / 1e6),
            "same_bytes_again_seconds": round(again, 2),
            "search_command_seconds": round(search, 2),
            "times_faster_than_peer": [round(ms / 1000 * rows / wall) for ms in PEER_MS_PER_ROW],
        }
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    keep("intake", found)


if __name__ == "__main__":
    main()
