"""The key file of the vault: `vault.key` in the data directory, outside the database and in no backup.

It holds the keys that seal the data keys of enquiries (one; two while it is being turned) and the pepper of digests.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from khabar.model import BadInput

SIZE = 32
"""Bytes of a key: AES-256."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What the file says: the pepper, the keys by id, which of them seals now, and since when."""

    pepper: bytes
    keys: Mapping[str, bytes]
    current: str
    turned_at: datetime

    def as_text(self) -> str:
        """As it stands in the file and in the copy that is kept apart."""
        held = {name: key.hex() for name, key in self.keys.items()}
        told = {"pepper": self.pepper.hex(), "keys": held, "current": self.current, "at": self.turned_at.isoformat()}
        return json.dumps(told, indent=1)


def from_text(text: str) -> Keys:
    """What `as_text` wrote. Raises ValueError, KeyError."""
    told = json.loads(text)
    held = {str(name): bytes.fromhex(key) for name, key in told["keys"].items()}
    return Keys(bytes.fromhex(told["pepper"]), held, str(told["current"]), datetime.fromisoformat(told["at"]))


def path() -> Path:
    """Where the key file of this register stands."""
    found: Path = settings.HOME.root / "vault.key"
    return found


@contextmanager
def held(*, alone: bool) -> Iterator[None]:
    """Hold the key file: together with others while a new data key is sealed, alone while the key is turned."""
    with path().with_name("vault.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def new_keys(pepper: bytes | None = None) -> Keys:
    """A key that nobody has seen, with this pepper or a new one."""
    name = secrets.token_hex(6)
    return Keys(pepper or os.urandom(SIZE), {name: os.urandom(SIZE)}, name, datetime.now(UTC))


def read() -> Keys:
    """The keys; the first to ask makes them. Raises BadInput when the file is gone while enquiries rest on it."""
    try:
        return from_text(path().read_text("utf-8"))
    except FileNotFoundError:
        return _begin()
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"{path()}: the key of the vault can't be read. Bring it back from its copy.") from error


def _begin() -> Keys:
    from khabar.register.families.models import Enquiry, State

    if Enquiry.objects.exclude(state=State.WITHDRAWN).exists():
        raise BadInput(
            f"{path()}: the key of the vault is missing. Bring it back from its copy with khabar vault bring-back, "
            "or let go of what it sealed with khabar vault give-up."
        )
    return begin()


def begin() -> Keys:
    """Make the file of a register that has none."""
    made = new_keys()
    try:
        handle = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(made.as_text())
        file.flush()
        os.fsync(file.fileno())
    return made


def write(keys: Keys) -> None:
    """Put these keys in the place of those that stand there, whose bytes are overwritten as far as the disk lets us."""
    place = path()
    pending = place.with_name("vault.key.new")
    pending.unlink(missing_ok=True)
    with os.fdopen(os.open(pending, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(keys.as_text())
        file.flush()
        os.fsync(file.fileno())
    old = place.open("r+b") if place.exists() else None
    pending.rename(place)
    folder = os.open(place.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    if old:
        with old:
            old.write(b"0" * os.fstat(old.fileno()).st_size)
            old.flush()
            os.fsync(old.fileno())
