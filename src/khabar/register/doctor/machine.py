"""The machine: versions and the clock."""

import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django

import khabar
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.home import Home

OLDEST_SQLITE = (3, 35, 0)


def look(home: Home) -> Iterator[Finding]:
    """Versions and the clock."""
    yield _versions()
    yield clock(datetime.now(UTC), datetime.fromtimestamp(Path(khabar.__file__).stat().st_mtime, UTC))
    yield _synchronised()


def _versions() -> Finding:
    found = (
        f"khabar {khabar.__version__}, Python {platform.python_version()}, Django {django.__version__}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        return bad("versions", found, f"Update Python: its SQLite must be {needed} or newer.")
    return ok("versions", found)


def clock(now: datetime, installed: datetime) -> Finding:
    """Whether the time can be true: every entry of the logs carries it."""
    zone = now.astimezone().strftime("%Z, UTC%z")
    found = f"{now:%Y-%m-%d %H:%M} UTC; this machine's zone is {zone}; times are kept in UTC"
    if now < installed:
        return bad("clock", f"{found}. That is before khabar was installed.", "Set the clock: logs carry its time.")
    return ok("clock", found)


def _synchronised() -> Finding:
    """Whether the clock follows a time server, where systemd says so."""
    name, command = "time server", shutil.which("timedatectl")
    said = ""
    if command:
        asked = [command, "show", "-p", "NTPSynchronized", "--value"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=10)  # noqa: S603 - fixed words
        said = done.stdout.strip()
    if said == "no":
        return warning(name, "the clock follows no time server", "Compare it with another clock, or turn NTP on.")
    return ok(name, "the clock follows a time server" if said == "yes" else "it can't be told whether one is followed")
