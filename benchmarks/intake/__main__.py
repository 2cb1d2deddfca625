"""How fast lists are taken in: `python -m benchmarks.intake --rows N --database sqlite|postgresql --form csv|xlsx`.

Makes synthetic lists, puts N rows of them into one file, takes it into an empty register by the command line, takes the
same bytes in again, and searches. Keeping rows verbatim and making them searchable is one step, so one figure says
both. Wall and processor seconds are those of the whole process, start included; on PostgreSQL the server's own are told
apart. The server is a private one as it comes, so every commit waits for the disk. The leading peer's importer takes
165 to 415 ms a row, so the figure is also given as a ratio to that. The machine's load when it began is kept: more than
about 1 means that other work was running.
"""

import argparse
import json
import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

from benchmarks.intake.lists import make_list
from benchmarks.intake.watching import run
from benchmarks.results import keep
from tests import cluster

PEER_MS_PER_ROW = (165, 415)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--form", choices=["csv", "xlsx"], default="csv")
    args = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    server = cluster.start({}) if args.database == "postgresql" else None
    if server:
        server.run("CREATE DATABASE intake")
        environment["DATABASE_URL"] = server.url("intake")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with get_context("spawn").Pool(1) as apart:  # so that this process stays small
            path = apart.apply(make_list, (args.rows, folder, args.form))
        register = str(folder / "register")
        load = os.getloadavg()[0]
        first = run("intake", str(path), "--source", "S", "--register", register, **environment)
        again = run("intake", str(path), "--source", "S", "--register", register, **environment)
        search = run("search", "Mohammad al-Khatib", "--register", register, **environment)
        if server:
            (size,) = server.run("SELECT pg_database_size('intake')")[0]
        else:
            size = (Path(register) / "register.sqlite3").stat().st_size
        found = {
            "rows": args.rows,
            "database": args.database,
            "form": args.form,
            "load_before": round(load, 1),
            "file_mb": round(path.stat().st_size / 1e6, 1),
            "wall_seconds": round(first.wall, 1),
            "cpu_seconds": round(first.cpu, 1),
            "server_cpu_seconds": round(server.cpu_seconds(), 1) if server else 0,
            "rows_per_second_verbatim_and_searchable": round(args.rows / first.wall),
            "peak_mib": first.peak,
            "mib_by_quarter": first.quarters,
            "database_mb": round(int(str(size)) / 1e6),
            "same_bytes_again_seconds": round(again.wall, 2),
            "search_command_seconds": round(search.wall, 2),
            "times_faster_than_peer": [round(ms / 1000 * args.rows / first.wall) for ms in PEER_MS_PER_ROW],
        }
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    keep("intake", found)


if __name__ == "__main__":
    main()
