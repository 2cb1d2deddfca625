"""The data directory of a register: what stands in it, and whether this khabar may use it. Knows nothing of Django."""

import fcntl
import os
import secrets
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from khabar.evidence import Store
from khabar.model import BadInput

FORMAT = 1
"""The layout of data directories that this version writes. A higher one was made by a newer khabar."""


@dataclass(frozen=True, slots=True)
class Home:
    """An opened data directory. `kind` is "register" or "demo"; the two never mix."""

    root: Path
    kind: str = "register"

    @property
    def database(self) -> Path:
        return self.root / "register.sqlite3"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret.key"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def store(self) -> Store:
        return Store(self.root / "store")

    @contextmanager
    def writing(self, what: str) -> Iterator[None]:
        """Hold the register for one long write. Raises BadInput when another process holds it."""
        with (self.root / "lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BadInput(
                    f"{self.root}: another intake or link run is under way. Start {what} after it."
                ) from error
            yield

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be the background worker, whose process number stands in `worker.lock`. Raises BadInput when there is one."""
        with (self.root / "worker.lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BadInput(f"{self.root}: another background worker runs already. Stop that one first.") from error
            lock.truncate(0)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            yield

    def has_worker(self) -> bool:
        """Whether a background worker runs. The system lets go of its lock however it ends, so this is never stale."""
        try:
            with (self.root / "worker.lock").open("a+") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def open_home(root: Path) -> Home:
    """The register in `root`. Raises BadInput when there is none, or a newer khabar made it."""
    settings = root / "register.toml"
    if not settings.is_file():
        raise BadInput(
            f"{root}: there is no register here. Name one with --register DIR or KHABAR_DATA, or begin one with "
            "“khabar user add NAME --register DIR” or “khabar intake FILE --source NAME --register DIR”.",
            exit_code=2,
        )
    try:
        said = tomllib.loads(settings.read_text("utf-8"))
        made_with, kind = int(said["format"]), str(said.get("kind", "register"))
    except (OSError, KeyError, ValueError) as error:
        raise BadInput(f"{settings}: the settings can't be read ({error}). Restore the file from a backup.") from error
    if made_with > FORMAT:
        raise BadInput(
            f"{root}: this register was made by a newer khabar (format {made_with}; this one knows {FORMAT}). "
            "Update khabar and try again."
        )
    if not os.access(root, os.W_OK):
        raise BadInput(f"{root}: the data directory can't be written. Give this user the right to write there.")
    return Home(root, kind)


def create_home(root: Path, kind: str = "register") -> Home:
    """Begin a register in `root`, an absent or empty folder, readable by this user alone. Raises BadInput."""
    if root.exists() and not root.is_dir():
        raise BadInput(f"{root}: this is a file. Name a folder for the register.", exit_code=2)
    if root.is_dir() and any(entry.name not in ("lock", "worker.lock") for entry in root.iterdir()):
        raise BadInput(f"{root}: the folder is not empty and holds no register. Name another one.", exit_code=2)
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        root.chmod(0o700)
        key = root / "secret.key"
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48))
        (root / "register.toml").write_text(f'format = {FORMAT}\nkind = "{kind}"\n', "utf-8")
    except OSError as error:
        raise BadInput(
            f"{root}: no register can be begun here ({error.strerror}). Name a folder you may write."
        ) from error
    return Home(root, kind)
