"""Making a backup: one moment of the register, encrypted as it is read."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from khabar import __version__
from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.anchors import anchors_up_to
from khabar.register.backup import FORMAT
from khabar.register.backup.archive import BLOCK, Part, Sums, pack
from khabar.register.backup.names import PENDING
from khabar.register.backup.snapshot import Snapshot, snapshot
from khabar.register.backup.streams import encrypt
from khabar.register.backup.tables import Table
from khabar.register.chosen import portable_settings
from khabar.register.home import Home

PART = 4 << 20
"""Bytes of table rows in one part, about: what is held in memory at a time."""
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Saved:
    """A backup that was made. `damaged` names documents whose stored bytes are not those that were sealed."""

    path: Path
    size: int = 0
    digest: str = ""
    octets: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    chains: dict[str, dict[str, Any]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


def save(home: Home, path: Path, recipients: list[Any], progress: Progress, actor: User | None = None) -> Saved:
    """Write the register, as it stands at one moment, to the new file `path`, which only these recipients can open.

    Others may go on writing meanwhile. The file appears whole or not at all. Raises BadInput.
    """
    _check(home, path)
    saved, sums = Saved(path), Sums()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PENDING)
    pending = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, snapshot() as moment:
            saved.size, saved.digest = encrypt(
                pack(_parts(home, moment, saved, sums, progress), sums), file, recipients
            )
            file.flush()
            os.fsync(file.fileno())
        _check(home, path)
        pending.rename(path)
    finally:
        pending.unlink(missing_ok=True)
    saved.octets = sum(size for size, _ in sums.values())
    counts = {"documents": saved.documents, "damaged": len(saved.damaged), "rows": sum(saved.rows.values())}
    with transaction.atomic():
        audit(actor, "backup made", "register", digest=saved.digest, size=saved.size, **counts)
    return saved


def _check(home: Home, path: Path) -> None:
    if os.path.lexists(path):
        raise BadInput(f"{path}: there is something of this name already. Name a new file; no backup is overwritten.")
    if not path.parent.is_dir():
        raise BadInput(f"{path.parent}: there is no such folder. Make it, or name another.")
    if path.resolve().is_relative_to(home.root.resolve()):
        raise BadInput(f"{path}: this is inside the register. Name a place on another disk.", exit_code=2)


def _parts(home: Home, moment: Snapshot, saved: Saved, sums: Sums, progress: Progress) -> Iterator[Part]:
    saved.chains = moment.heads()
    totals = {table.label: moment.count(table) for table in moment.tables}
    about = {
        "format": FORMAT,
        "khabar": __version__,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "kind": home.kind,
        "database": connection.vendor,
        "settings": portable_settings(home),
        "migrations": moment.migrations(),
        "chains": saved.chains,
        "serials": moment.serials(),
        "totals": totals,
        "columns": {table.label: [name for name, _ in table.columns] for table in moment.tables},
    }
    yield _whole("about.json", _json(about))
    yield from _rows(moment, saved, sum(totals.values()), progress)
    yield from _documents(home, moment, saved, sums, progress)
    yield from _runs(home, moment, progress)
    anchors = anchors_up_to(home.anchors, {name: head["length"] for name, head in saved.chains.items()})
    yield _whole("anchors.jsonl", anchors.encode())
    yield _whole("manifest.json", _json({"parts": sums, "rows": saved.rows, "damaged": saved.damaged}))


def _rows(moment: Snapshot, saved: Saved, total: int, progress: Progress) -> Iterator[Part]:
    done = 0
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    for table in moment.tables:
        lines, size, number = [], 0, 0
        for batch in moment.rows(table):
            lines.append(encode(batch).encode() + b"\n")
            size += len(lines[-1])
            done += len(batch)
            saved.rows[table.label] = saved.rows.get(table.label, 0) + len(batch)
            if size >= PART:
                yield _of_table(table, number, lines)
                lines, size, number = [], 0, number + 1
                progress("rows", done, total)
        if lines:
            yield _of_table(table, number, lines)
        saved.rows.setdefault(table.label, 0)
    progress("rows", done, total)


def _of_table(table: Table, number: int, lines: list[bytes]) -> Part:
    return Part(f"tables/{table.label}/{number:06}.jsonl", sum(map(len, lines)), lines)


def _documents(home: Home, moment: Snapshot, saved: Saved, sums: Sums, progress: Progress) -> Iterator[Part]:
    """The stored bytes of every document of this moment; what is missing or altered is noted, and no reason to stop."""
    documents = moment.ask("SELECT public_id, digest, size FROM documents_document ORDER BY id")
    for done, (public_id, digest, size) in enumerate(documents, 1):
        name = f"store/{digest[:2]}/{digest}"
        with suppress(FileNotFoundError):
            yield from _of_file(name, home.store.path(digest))
        if sums.get(name) != (size, digest):
            saved.damaged.append(public_id)
        saved.documents = done
        progress("documents", done, len(documents))


def _runs(home: Home, moment: Snapshot, progress: Progress) -> Iterator[Part]:
    """The files of the link runs of this moment, of those that still are there."""
    runs = [run for (run,) in moment.ask("SELECT public_id FROM analysis_linkrun ORDER BY id")]
    for done, run in enumerate(runs, 1):
        for path in sorted((home.runs / run).glob("*")):
            if path.is_file():
                yield from _of_file(f"runs/{run}/{path.name}", path)
        progress("link runs", done, len(runs))


def _of_file(name: str, path: Path) -> Iterator[Part]:
    """A file as one part; once it is opened here, nobody can take it away."""
    with path.open("rb") as file:
        yield Part(name, os.fstat(file.fileno()).st_size, iter(lambda: file.read(BLOCK), b""))


def _whole(name: str, content: bytes) -> Part:
    return Part(name, len(content), [content])


def _json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, indent=1).encode()
