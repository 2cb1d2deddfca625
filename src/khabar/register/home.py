"""The data directory of a register: what stands in it, and whether this khabar may use it. Knows nothing of Django."""

import fcntl
import json
import os
import secrets
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from khabar.evidence import Store
from khabar.model import BadInput
from khabar.register.addresses import connect, parse_address, without_password
from khabar.register.public import Public, read_public
from khabar.register.web import Web, read_web

WRITING = 0x6B686162
"""The advisory lock of long writes in a PostgreSQL database."""
FORMAT = 2
"""The layout of data directories that this version writes. A higher one was made by a newer khabar.

Format 1 was that of the first slice, whose tables were still made over in place: nothing carries them forward.
"""


class Busy(BadInput):
    """Another long write holds the register."""


@dataclass(frozen=True, slots=True)
class Home:
    """An opened data directory. `kind` is "register" or "demo"; the two never mix.

    `id` stands in the database too, so that neither is taken for another's. `url` is the address of a PostgreSQL
    database; "" means the file `database`.
    """

    root: Path
    kind: str = "register"
    id: str = ""
    url: str = ""
    public: Public = field(default_factory=Public)
    web: Web = field(default_factory=Web)

    @property
    def settings(self) -> Path:
        return self.root / "register.toml"

    @property
    def database(self) -> Path:
        return self.root / "register.sqlite3"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret.key"

    @property
    def anchors(self) -> Path:
        """Where the hash chains stood at times; worth more as a copy elsewhere."""
        return self.root / "anchors.jsonl"

    @property
    def runs(self) -> Path:
        return self.root / "runs"

    @property
    def recipes(self) -> Path:
        """Recipes of linkage of one's own, NAME.toml; the folder may be absent."""
        return self.root / "recipes"

    @property
    def store(self) -> Store:
        return Store(self.root / "store")

    @contextmanager
    def writing(self, what: str) -> Iterator[None]:
        """Hold the register for one long write. Raises Busy when another process holds it, on any machine."""
        busy = Busy(f"{self.root}: another intake or link run is under way. Start {what} after it.")
        with (self.root / "lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise busy from error
            with connect(self.url) if self.url else nullcontext() as held:
                if held and not held.execute("SELECT pg_try_advisory_lock(%s)", [WRITING]).fetchone()[0]:
                    raise busy
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


class Outgrown(BadInput):
    """A data directory of a format that nothing carries forward; `kind` says whether it is only a demonstration."""

    def __init__(self, root: Path, kind: str) -> None:
        super().__init__(
            f"{root}: this register was made before khabar's tables were settled, and they can't be brought forward. "
            "Begin another register and take the same files in again."
        )
        self.kind = kind


def open_home(root: Path) -> Home:
    """The register in `root`. Raises BadInput when there is none, a newer khabar made it, or one too old (Outgrown)."""
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
        identity, url = str(said.get("id", "")), str(said.get("database", ""))
    except (OSError, KeyError, ValueError) as error:
        raise BadInput(f"{settings}: the settings can't be read ({error}). Restore the file from a backup.") from error
    if made_with > FORMAT:
        raise BadInput(
            f"{root}: this register was made by a newer khabar (format {made_with}; this one knows {FORMAT}). "
            "Update khabar and try again."
        )
    if made_with < FORMAT:
        raise Outgrown(root, kind)
    public, web = read_public(settings, said), read_web(settings, said)
    if not os.access(root, os.W_OK):
        raise BadInput(f"{root}: the data directory can't be written. Give this user the right to write there.")
    if url and "password" in parse_address(url, str(settings)) and settings.stat().st_mode & 0o077:
        raise BadInput(f"{settings}: it holds a password and others may read it. Close it: chmod 600 {settings}")
    return Home(root, kind, identity, _address(url), public, web)


def _address(written: str) -> str:
    """The address of the database: that of DATABASE_URL, else what stands in register.toml. Raises BadInput."""
    said = os.environ.get("DATABASE_URL", "")
    if said:
        parse_address(said, "DATABASE_URL")
    return said or written


def create_home(root: Path, kind: str = "register") -> Home:
    """Begin a register in `root`, an absent or empty folder, readable by this user alone. Raises BadInput.

    Where DATABASE_URL names the database, its address is kept without the password.
    """
    url = _address("")
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
        home = Home(root, kind, secrets.token_urlsafe(16), url)
        home.settings.touch(mode=0o600)
        home.settings.write_text(_settings(home), "utf-8")
    except OSError as error:
        raise BadInput(
            f"{root}: no register can be begun here ({error.strerror}). Name a folder you may write."
        ) from error
    return home


def _settings(home: Home) -> str:
    """What register.toml says."""
    lines = [f"format = {FORMAT}", f'kind = "{home.kind}"', f'id = "{home.id}"']
    if home.url:
        lines.append(f"database = {json.dumps(without_password(home.url))}")
    return "\n".join(lines) + "\n"


def adopt(home: Home) -> Home:
    """Give a register that was begun before registers had an id one of its own."""
    known = replace(home, id=secrets.token_urlsafe(16))
    with home.settings.open("a", encoding="utf-8") as file:
        file.write(f'id = "{known.id}"\n')
    return known
