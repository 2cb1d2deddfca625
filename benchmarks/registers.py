"""A register of synthetic lists for benchmarks, made once and copied for each run: `made(records, database, keep)`.

Without a folder to keep it in, it is made anew each time. Whoever measures works on the copy, so that what is kept
stays as it was taken in: every record a person of its own, nothing linked.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests import cluster

from khabar.synth import write

DATABASES = ("sqlite", "postgresql")


@contextmanager
def made(records: int, database: str, keep: Path | None) -> Iterator[Path]:
    """The data directory of a register of about `records` records; DATABASE_URL is set for it until the block ends."""
    os.environ.pop("DATABASE_URL", None)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=keep) as name:
        place = (keep or Path(name)) / f"{database}-{records}"
        lists = list_files(records, keep or Path(name))
        work = Path(name) / "register"
        if database == "postgresql":
            server = cluster.start(cluster.FAST | {"shared_buffers": "256MB"}, kept=place.parent / "server")
            _make(place, lists, server, f"made_{records}")
            server.run("DROP DATABASE IF EXISTS work", f"CREATE DATABASE work TEMPLATE made_{records}")
            os.environ["DATABASE_URL"] = server.url("work")
        else:
            _make(place, lists)
        shutil.copytree(place, work)
        yield work


def list_files(records: int, folder: Path, seed: int = 1) -> list[Path]:
    """Synthetic lists with about `records` rows in all, written once into `folder`."""
    place = folder / f"lists-{records}-{seed}"
    if not (place / "done").exists():
        shutil.rmtree(place, ignore_errors=True)
        with get_context("spawn").Pool(1) as apart:  # so that this process stays small
            names = apart.apply(_write, (records * 5 // 9, seed, place))
        (place / "done").write_text("\n".join(names), "utf-8")
    return [place / name for name in (place / "done").read_text("utf-8").split()]


def _write(people: int, seed: int, folder: Path) -> list[str]:
    return [path.name for path in write(people, 5, seed, folder).files]


def _make(place: Path, lists: list[Path], server: cluster.Cluster | None = None, name: str = "") -> None:
    """Take the lists into a register in `place`, unless that was done."""
    done = place.with_suffix(".done")
    if done.exists():
        return
    shutil.rmtree(place, ignore_errors=True)
    if server:
        server.run(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        os.environ["DATABASE_URL"] = server.url(name)
    command = [sys.executable, "-m", "benchmarks.registers", str(place), *map(str, lists)]
    subprocess.run(command, check=True)
    done.touch()


def take_in_all(home: Any, files: list[Path], prefix: str = "") -> None:
    """Take lists into an opened register, each as a list of its own name and source."""
    from khabar.readers import ReadOptions
    from khabar.register.intake.taking_in import take_in

    for path in files:
        take_in(home, path, path.stem, f"{prefix}{path.stem}", ReadOptions())


if __name__ == "__main__":
    from khabar.register.opening import open_or_begin

    take_in_all(open_or_begin(Path(sys.argv[1])), [Path(word) for word in sys.argv[2:]])
