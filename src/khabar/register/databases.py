"""Whether the database of a register keeps what khabar promises, and in one sentence each what it may lack."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction

from khabar.model import BadInput
from khabar.register.addresses import parse_address, place
from khabar.register.home import Home

OLDEST = 15
PLAIN_ORDER = ("C", "POSIX", "C.UTF-8", "C.utf8")
HOW = "CREATE DATABASE khabar TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"


@dataclass(frozen=True, slots=True)
class Server:
    """What a PostgreSQL server says of itself and of a database: `provider` is "c" when libc sorts its texts."""

    version: int
    encoding: str
    collate: str
    letters: str
    provider: str


def check_server(home: Home) -> None:
    """Whether a PostgreSQL database keeps texts as SQLite does. Raises BadInput with one sentence when it does not."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000, pg_encoding_to_char(encoding), datcollate, "
            "datctype, datlocprovider FROM pg_database WHERE datname = current_database()"
        )
        lack = lacking(Server(*cursor.fetchone()))
    if lack:
        raise BadInput(f"{place(home.url)}: {lack}")


def lacking(server: Server) -> str:
    """What a database lacks to give the same answers in the same order as any other, in words; else ""."""
    if server.version < OLDEST:
        return f"this is PostgreSQL {server.version}; {OLDEST} or newer is needed. Update the server."
    if server.encoding != "UTF8":
        return f"its encoding is {server.encoding}, which does not hold every name. Make it anew: {HOW}"
    if server.provider != "c" or server.collate not in PLAIN_ORDER:
        return f"it sorts texts as {server.collate}, which differs between machines. Make it anew: {HOW}"
    if server.letters in ("C", "POSIX"):
        return f"its locale knows no letters but a to z. Make it anew: {HOW}"
    return ""


def trouble(error: Exception) -> BadInput | None:
    """The sentence for what befell the database of the open register; None when the error is something else."""
    import psycopg

    if isinstance(error, (OperationalError, InterfaceError, psycopg.OperationalError)):
        return explain(error, settings.HOME)
    return None


def explain(error: Exception, home: Home) -> BadInput:
    """What went wrong with a database, in one sentence that never holds the password."""
    said = str(error).strip()
    where = place(home.url) if home.url else str(home.database)
    for words, sentence in TROUBLES:
        if any(word in said for word in words):
            return BadInput(f"{where}: {sentence}")
    if not home.url:
        return BadInput(f"{where}: the database can't be used ({said}). Restore it from a backup.")
    secret = parse_address(home.url, "the database").get("password")
    first = (said.splitlines() or [type(error).__name__])[0]
    first = first.replace(secret, "...") if secret else first
    return BadInput(f"{where}: it can't be used ({first}). Mend that and try again.")


TROUBLES = (
    (
        ("password authentication failed", "no password supplied"),
        "the server refused the user or the password. Give the password in ~/.pgpass or PGPASSWORD.",
    ),
    (("permission denied", "must be owner"), "this user may not make tables there. Make it the database's owner."),
    (("no pg_hba.conf entry",), "the server does not let this machine in. Add a line to its pg_hba.conf."),
    (("too many clients", "connection slots"), "the server has no connection left. Raise its max_connections."),
    (
        (
            "the database system is",
            "terminating connection",
            "server closed",
            "connection is closed",
            "connection is lost",
        ),
        "the server stopped or restarts. What was written whole stays; run the same command again.",
    ),
    (("No space left", "is full"), "there is no space left for it. Free some and run the same command again."),
    (("is locked",), "another process writes to it. Wait for that one and try again."),
    (
        ("Connection refused", "could not translate", "timeout", "No such file", "No route", "resolve host"),
        "no server answers there. Check that it runs, its address and its port.",
    ),
    (("FATAL:  database", "FATAL:  role"), "there is no such database or user. Make it (docs/guide/administrator.md)."),
)
"""What libpq, the server or SQLite says, and the sentence that it becomes."""


@contextmanager
def alone(number: int) -> Iterator[None]:
    """One process at a time, on any machine, for what must not happen twice; SQLite's own locks see to that file."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction in which nothing changes but by itself: all that is read belongs to one moment."""
    with transaction.atomic():
        outermost = len(connection.savepoint_ids) == 0
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
