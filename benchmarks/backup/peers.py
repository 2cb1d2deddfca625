"""What an administrator would otherwise use, as two shell lines: backup to `peer.age`, restore beside it."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Address = Callable[[str], str]


@dataclass(frozen=True)
class Peer:
    """A name, the two shell lines, and how large the database is that they carry."""

    name: str
    backup: str
    restore: str
    database_octets: Callable[[], int]


def of_sqlite(data: Path, folder: Path, recipient: str, key: Path, _: Address) -> Peer:
    """VACUUM INTO gives a copy of one moment, in plain on the disk; tar, zstd and age do the rest."""
    copy, target, file = folder / "copy", folder / "peer", folder / "peer.age"
    backup = (
        f"mkdir {copy} && sqlite3 {data}/register.sqlite3 \"VACUUM INTO '{copy}/register.sqlite3'\" && "
        f"tar -C {copy} -cf - register.sqlite3 -C {data} store | zstd -q | age -r {recipient} -o {file}"
    )
    restore = f"mkdir {target} && age -d -i {key} {file} | zstd -dq | tar -C {target} -xf - && sync -f {target}"
    return Peer("VACUUM INTO + tar + zstd + age", backup, restore, lambda: (data / "register.sqlite3").stat().st_size)


def of_postgresql(data: Path, folder: Path, recipient: str, key: Path, url: Address) -> Peer:
    """pg_dump's own compressed form, encrypted, and the documents beside it."""
    file, target = folder / "peer.age", folder / "peer"
    backup = (
        f"pg_dump -Fc '{url('data')}' | age -r {recipient} -o {file} && "
        f"tar -C {data} -cf - store | zstd -q | age -r {recipient} -o {file}.store"
    )
    restore = (
        f"mkdir {target} && age -d -i {key} {file} | pg_restore --no-owner -d '{url('peer')}' && "
        f"age -d -i {key} {file}.store | zstd -dq | tar -C {target} -xf -"
    )

    def octets() -> int:
        asked = ["psql", "-Atc", "SELECT pg_database_size('data')", url("data")]
        return int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)

    return Peer("pg_dump -Fc + tar + zstd + age", backup, restore, octets)
