"""Where a register's database is, as an address that people write. Knows nothing of Django."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from khabar.model import BadInput

SCHEMES = ("postgresql://", "postgres://")
WAIT = 10
"""Seconds to wait for a server to answer."""
LOCKS_WAIT = "30s"


def parse_address(url: str, said_by: str) -> dict[str, str]:
    """The parts of a PostgreSQL address, under libpq's names. Raises BadInput, which never repeats the address.

    A part that is left out comes from PGHOST, PGUSER and so on; a password also from ~/.pgpass.

    Ex: parse_address("postgresql://amal@db.example/khabar", "DATABASE_URL") -> {"user": "amal", "host": ...}
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(SCHEMES):
        raise BadInput(
            f"{said_by}: this is no address of a PostgreSQL database. Write postgresql://USER@HOST:PORT/DATABASE, or "
            "leave it away for a register in one file.",
            exit_code=2,
        )
    try:
        found = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except (ProgrammingError, UnicodeError) as error:
        raise BadInput(
            f"{said_by}: the address of the database is not well formed. Write "
            "postgresql://USER@HOST:PORT/DATABASE, with %-signs for what an address may not hold.",
            exit_code=2,
        ) from error
    if not found.get("dbname"):
        raise BadInput(f"{said_by}: the address names no database. End it with /DATABASE.", exit_code=2)
    return found


def without_password(url: str) -> str:
    """The same address, fit to be written down. Ex: postgresql://amal:secret@db/khabar -> postgresql://amal@db/khabar"""
    parts = parse_address(url, "the database")
    user, host, port = parts.pop("user", ""), parts.pop("host", ""), parts.pop("port", "")
    database = parts.pop("dbname")
    parts.pop("password", None)
    address = f"postgresql://{quote(user, safe='')}{'@' if user else ''}{quote(host, safe=',:[]')}"
    address += f"{':' if port else ''}{port}/{quote(database, safe='')}"
    rest = "&".join(f"{name}={quote(value, safe='')}" for name, value in sorted(parts.items()))
    return f"{address}?{rest}" if rest else address


def place(url: str) -> str:
    """The database in words for a message. Ex: the database “khabar” at db.example:5432"""
    parts = parse_address(url, "the database")
    where = parts.get("host") or "this machine"
    return f"the database “{parts['dbname']}” at {where}{':' if 'port' in parts else ''}{parts.get('port', '')}"


def connect(url: str) -> Any:
    """A connection of its own, outside of Django's, in autocommit."""
    import psycopg

    parts: dict[str, Any] = {"connect_timeout": WAIT, "application_name": "khabar"} | parse_address(url, "the database")
    return psycopg.connect(**parts, autocommit=True)


SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
            "PRAGMA wal_autocheckpoint=16384;"
        ),
    },
}


def settings_of(url: str, file: Path) -> dict[str, Any]:
    """Django's settings for the database at an address, or in a file when there is none. Raises BadInput."""
    if not url:
        return {**SQLITE, "NAME": file}
    parts = parse_address(url, "the database")
    named = {key: parts.pop(name, "") for name, key in NAMES.items()}
    session = f"-c search_path=public -c lock_timeout={LOCKS_WAIT} {parts.pop('options', '')}".strip()
    told = {"application_name": "khabar", "connect_timeout": WAIT, "client_encoding": "UTF8", "options": session}
    return {
        "ENGINE": "khabar.register.postgresql",
        **named,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**told, **parts},
    }


NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
"""What libpq and Django call the same thing."""
