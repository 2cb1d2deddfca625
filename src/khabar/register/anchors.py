"""The anchor file: where the hash chains stood at times, written outside the database.

One JSON line for each chain: when, its name, its length, the hash of its last entry, and whether the whole register had
just been verified. Work that ends (an intake, a link run) adds lines too, so that little is ever without an anchor.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from khabar.model import BadInput
from khabar.register.accounts.models import ChainHead
from khabar.register.home import Home

Anchors = dict[int, str]
"""Length of a chain -> the hash of its last entry at that length."""


def anchor(home: Home) -> None:
    """Write down where the chains stand after work that was committed. Raises OSError.

    What an anchor knows must outlive a power cut, so SQLite first brings its write-ahead log to the disk.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    add_anchors(home.anchors, heads())


def heads() -> list[ChainHead]:
    """Where every chain stands now."""
    return list(ChainHead.objects.order_by("name"))


def add_anchors(path: Path, standing: Sequence[ChainHead], *, verified: bool = False) -> None:
    """Append where chains stand to an anchor file."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as file:
        for head in standing:
            line = {"at": at, "name": head.name, "length": head.length, "last_hash": head.last_hash}
            file.write(json.dumps(line | ({"verified": True} if verified else {})) + "\n")


def read_anchors(path: Path) -> dict[str, Anchors]:
    """What an anchor file says of each chain; nothing when there is no file. Raises BadInput when it can't be read."""
    found: dict[str, Anchors] = {}
    if not path.exists():
        return found
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        try:
            said = json.loads(line)
            name, length, last_hash = str(said["name"]), int(said["length"]), str(said["last_hash"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{path}: line {number} is no anchor. Use an untouched copy of the file.") from error
        if found.setdefault(name, {}).setdefault(length, last_hash) != last_hash:
            raise BadInput(f"{path}: line {number} contradicts an earlier one. Use an untouched copy of the file.")
    return found


def anchors_up_to(path: Path, lengths: Mapping[str, int]) -> str:
    """The lines of an anchor file that speak of no later moment than these lengths of the chains."""
    return "".join(line for line, said in _lines(path) if said["length"] <= lengths.get(said["name"], 0))


def last_verified(path: Path) -> datetime | None:
    """When the register was last found whole, by its anchor file."""
    times = [datetime.fromisoformat(said["at"]) for _, said in _lines(path) if said.get("verified")]
    return max(times, default=None)


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines that can be read; `read_anchors` is who complains of the others."""
    if not path.exists():
        return
    for line in path.read_text("utf-8", errors="replace").splitlines(keepends=True):
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(line)
            yield line, {**said, "length": int(said["length"]), "name": str(said["name"]), "at": str(said["at"])}
