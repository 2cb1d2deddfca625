"""From a backup to a register: into an empty folder, and SQLite or an empty PostgreSQL; whole or not at all."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khabar.model import BadInput
from khabar.register.backup import FORMAT
from khabar.register.backup.archive import Read, Sums, unpack
from khabar.register.backup.streams import decrypted
from khabar.register.chosen import write_settings
from khabar.register.home import Home, create_home, open_home
from khabar.register.opening import set_up_django

PENDING = ".khabar-restoring-"
"""How the name of a folder begins in which a restore is under way."""
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Restored:
    """What was restored. `problems` is what `verify --register` says of it: the register had them when it was saved."""

    root: Path
    about: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    octets: int = 0
    problems: list[str] = field(default_factory=list)


def restore(file: Path, identities: list[Any], root: Path, progress: Progress) -> Restored:
    """Make the register in `root`, an absent or empty folder, from a backup. Call it in a fresh process.

    Everything is read, checked against the manifest and verified in a folder beside `root` (and within one transaction
    of a PostgreSQL database) before anything stands where it was asked for. Raises BadInput, and then nothing stays.
    """
    if not file.is_file():
        raise BadInput(f"{file}: there is no such file. Name a backup.")
    if os.path.lexists(root) and (not root.is_dir() or any(root.iterdir())):
        raise BadInput(f"{root}: this is not an empty folder. Name a new one; nothing is restored over another.")
    root.parent.mkdir(parents=True, exist_ok=True)
    sweep(root.parent)
    incoming = Path(tempfile.mkdtemp(dir=root.parent, prefix=PENDING))
    restored, sums = Restored(root), Sums()
    try:
        with _held(incoming), ExitStack() as database:
            with decrypted(file, identities) as stream:
                parts = unpack(stream, sums)
                about = restored.about = _about(file, parts)
                home = _begin(incoming, about)
                from khabar.register.backup import rebuilding  # needs Django, which needs the folder

                made = database.enter_context(rebuilding.begun(home, about))
                for name, read in parts:
                    _put(home, name, read, made.targets, restored, progress)
            _compare(file, incoming, sums, restored)
            restored.octets = sum(size for size, _ in sums.values())
            restored.problems = rebuilding.finish(home, about, made, sums["manifest.json"][1], progress)
            _sync(incoming)
            if root.is_dir():
                root.rmdir()
            incoming.rename(root)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    return restored


@contextmanager
def _held(incoming: Path) -> Iterator[None]:
    """Hold a folder as long as this process lives, so that nobody sweeps it away."""
    handle = os.open(incoming, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Take away what restores left here that were killed: it is half a register, in plain."""
    for left in folder.glob(f"{PENDING}*"):
        with suppress(OSError), _held(left):
            shutil.rmtree(left)


Parts = Iterator[tuple[str, Read]]


def _about(file: Path, parts: Parts) -> dict[str, Any]:
    """What the first part says of the backup. Raises BadInput when a newer khabar made it."""
    name, read = next(parts)
    if name != "about.json":
        raise BadInput(f"{file}: this is not a backup. Name a file made by khabar backup.")
    about: dict[str, Any] = json.loads(b"".join(read()))
    if int(about["format"]) > FORMAT:
        raise BadInput(f"{file}: this backup was made by a newer khabar ({about['khabar']}). Update khabar.")
    return about


def _begin(incoming: Path, about: dict[str, Any]) -> Home:
    create_home(incoming, str(about["kind"]))
    write_settings(incoming, about["settings"])
    home = open_home(incoming)
    set_up_django(home)
    return home


def _put(home: Home, name: str, read: Read, targets: dict[str, Any], restored: Restored, progress: Progress) -> None:
    """One part into its place."""
    totals = restored.about["totals"]
    if name.startswith("tables/"):
        label = name.split("/")[1]
        restored.rows[label] = restored.rows.get(label, 0) + targets[label].load(read())
        progress("rows", sum(restored.rows.values()), sum(totals.values()))
        return
    place = home.root / name
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place.open("xb") as target:
        for block in read():
            target.write(block)
    place.chmod(0o400 if name.startswith("store/") else 0o600)
    if name.startswith("store/"):
        restored.documents += 1
        progress("documents", restored.documents, totals["documents.document"])


def _compare(file: Path, incoming: Path, sums: Sums, restored: Restored) -> None:
    """Hold every part and every table to the manifest, which came last. Raises BadInput."""
    path = incoming / "manifest.json"
    if not path.is_file():
        raise BadInput(f"{file}: the backup is cut off; nothing of it was restored. Use another copy.")
    said = json.loads(path.read_bytes())
    path.unlink()
    found = {name: list(of_part) for name, of_part in sums.items() if name != "manifest.json"}
    rows = {label: count for label, count in said["rows"].items() if count}
    if found != said["parts"] or restored.rows != rows:
        raise BadInput(f"{file}: the backup's parts are not those of its manifest; nothing was restored.")


def _sync(folder: Path) -> None:
    """Let everything in a folder reach the disk."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
