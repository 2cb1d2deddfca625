"""How fast a register is backed up and restored: `python -m benchmarks.backup [--rows N] [--databases ...]`.

Makes a register of N list rows, backs it up and restores it by the command line, encrypted, restore with its whole
verification. Beside it, in the same run, what an administrator would otherwise use on the same data: for SQLite
`VACUUM INTO`, tar, zstd and age; for PostgreSQL `pg_dump -Fc`, tar of the documents, and age; and the way back, which
verifies nothing. PostgreSQL is a private server as the tests start it. MB are those of the database (the file; for
PostgreSQL pg_database_size) and the documents. Wall seconds and peak memory of the whole process, start included; for
the peers, of their largest process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.backup.peers import Peer, of_postgresql, of_sqlite
from benchmarks.backup.timing import Took, timed
from benchmarks.intake.lists import make_list
from benchmarks.results import keep


def khabar(*arguments: object, url: str) -> list[str | Path]:
    """A command line of khabar on a register in SQLite (url "") or at an address."""
    told = ["env", f"DATABASE_URL={url}", sys.executable, "-m", "khabar"]
    return [*told, *map(str, arguments)]


def measure(folder: Path, path: Path, url: Callable[[str], str], peer_of: Callable[..., Peer]) -> dict[str, Any]:
    """Backup and restore of one register, by khabar and by the peer."""
    data, new, key = folder / "data", folder / "new", folder / "key"
    timed(*khabar("intake", path, "--source", "S", "--register", data, url=url("data")))
    made = subprocess.run(
        khabar("backup", "--new-key", key, "--json", url=""), check=True, capture_output=True, cwd=folder
    )
    recipient = json.loads(made.stdout)["recipient"]
    peer = peer_of(data, folder, recipient, key, url)
    documents = sum(path.stat().st_size for path in (data / "store").rglob("*") if path.is_file())
    megabytes = (peer.database_octets() + documents) / 1e6
    saved, plain = folder / "saved.age", folder / "peer.age"
    backup = timed(*khabar("backup", "--to", saved, "--recipient", recipient, "--register", data, url=url("data")))
    restore = timed(*khabar("restore", saved, "--identity", key, "--register", new, url=url("new")))
    peer_backup = timed("bash", "-o", "pipefail", "-c", peer.backup)
    peer_restore = timed("bash", "-o", "pipefail", "-c", peer.restore)

    def told(took: Took) -> dict[str, float]:
        return {
            "seconds": round(took.seconds, 1),
            "mb_per_second": round(megabytes / took.seconds, 1),
            "peak_mib": round(took.peak_mib),
        }

    return {
        "megabytes": round(megabytes),
        "backup": told(backup) | {"file_mb": round(saved.stat().st_size / 1e6, 1)},
        "restore_and_verify": told(restore),
        "peer": peer.name,
        "peer_backup": told(peer_backup) | {"file_mb": round(plain.stat().st_size / 1e6, 1)},
        "peer_restore": told(peer_restore),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--databases", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with get_context("spawn").Pool(1) as apart:  # so that this process stays small
            path = apart.apply(make_list, (args.rows, folder))
        for database in args.databases:
            place = folder / database
            place.mkdir()
            if database == "sqlite":
                found = measure(place, path, lambda _: "", of_sqlite)
            else:
                from tests import cluster

                server = cluster.start()
                for one in ("data", "new", "peer"):
                    server.run(f"CREATE DATABASE {one}")
                os.environ["PGPASSWORD"] = server.password
                found = measure(place, path, server.url, of_postgresql)
            found = {"rows": args.rows, "database": database} | found
            sys.stdout.write(json.dumps(found, indent=2) + "\n")
            keep("backup", found)


if __name__ == "__main__":
    main()
