"""Where the register stands: its rights, the encryption under it, the room that is left."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from khabar.register.addresses import place
from khabar.register.doctor.disks import Encryption, device_encryption, encryption_of
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.home import Home

NAMES_ON_IT = "whoever takes it reads detainees' names and who gave them"
ENCRYPT = "Move the register to an encrypted disk (LUKS: cryptsetup; or the system's own full encryption)."
LITTLE = 200_000_000
ENOUGH = 1_000_000_000
"""Bytes of free space: below the first nothing more can be taken in; the second is needed in any case."""


def look(home: Home) -> Iterator[Finding]:
    """Rights, encryption, room."""
    yield from _rights(home)
    yield disk("disk of the register", home.root.resolve(), encryption_of(home.root))
    if home.url:
        yield ok("disk of the database", f"it can't be told from here; {place(home.url)}: ask who runs the server")
    yield swap(Path("/proc/swaps"))
    yield room(home, shutil.disk_usage(home.root).free)


def _rights(home: Home) -> Iterator[Finding]:
    open_to_others = [
        path.name or str(path)
        for path in (home.root, home.secret_key, home.root / "register.toml", home.root / "mail.password")
        if path.exists() and path.stat().st_mode & 0o077
    ]
    if open_to_others:
        what = ", ".join(open_to_others)
        yield bad("rights", f"other users of this machine may open {what}", f"Close it: chmod -R go= {home.root}")
    elif home.root.stat().st_uid != os.geteuid():
        yield warning("rights", "the folder belongs to another user", "Run khabar as the user who owns the register.")
    else:
        yield ok("rights", "the folder and its keys are for their owner alone")


def disk(check: str, path: Path, found: Encryption) -> Finding:
    """What encryption, or the lack of it, means for who is named in a register."""
    if found.is_encrypted:
        return ok(check, f"{path} is encrypted: {found.why}")
    if found.is_encrypted is None:
        return warning(check, f"it can't be told whether {path} is encrypted: {found.why}", f"If not: {ENCRYPT}")
    plain = f"{path} is on an unencrypted disk, as far as can be seen ({found.why}): {NAMES_ON_IT}"
    return warning(check, plain, ENCRYPT)


def swap(table: Path) -> Finding:
    """Whether what stands in memory may be written to an unencrypted disk."""
    if not table.exists():
        return ok("swap", "this system does not say whether it swaps")
    lines = [line.split() for line in table.read_text("utf-8").splitlines()[1:]]
    plain = [words[0] for words in lines if words and not _is_encrypted(Path(words[0]), words[1])]
    if plain:
        return warning(
            "swap", f"names in memory may be written to {', '.join(plain)}, which is not seen to be encrypted",
            "Encrypt the swap, put it into compressed memory (zram), or turn it off.",
        )  # fmt: skip
    return ok("swap", "encrypted or in memory" if lines else "none")


def _is_encrypted(path: Path, kind: str) -> bool:
    if kind != "partition":
        return bool(encryption_of(path).is_encrypted)
    device = Path("/sys/class/block") / path.resolve().name
    return device.exists() and bool(device_encryption(device.resolve()).is_encrypted)


def room(home: Home, free: int) -> Finding:
    """Whether the disk has room for what is to come: a migration or a compaction needs as much as the database."""
    held = home.database.stat().st_size if home.database.exists() else 0
    found = f"{free / 1e9:,.1f} GB free"
    if held:
        found += f"; the database has {held / 1e9:,.1f} GB"
    if free < LITTLE:
        return bad("room", found, "Make room now: soon nothing can be written.")
    if free < max(ENOUGH, held):
        return warning("room", found, "Make room: an update may need as much again as the database has.")
    return ok("room", found)
