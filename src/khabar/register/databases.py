"""Whether the database of a register keeps what khabar promises, and in one sentence each what it may lack."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from khabar.model import BadInput
from khabar.register.addresses import parse_address, place
from khabar.register.home import Home

OLDEST = 15
PLAIN_ORDER = ("C", "POSIX", "C.UTF-8", "C.utf8")
HOW = "CREATE DATABASE khabar TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"


def check_server(home: Home) -> None:
    """Whether a PostgreSQL database keeps texts as SQLite does. Raises BadInput with one sentence when it does not."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int / 10000, pg_encoding_to_char(encoding), datcollate, "
            "datctype, datlocprovider FROM pg_database WHERE datname = current_database()"
        )
        version, encoding, collate, letters, provider = cursor.fetchone()
    where = place(home.url)
    if version < OLDEST:
        raise BadInput(f"{where}: this is PostgreSQL {version}; {OLDEST} or newer is needed. Update the server.")
    if encoding != "UTF8":
        raise BadInput(f"{where}: its encoding is {encoding}, which does not hold every name. Make it anew: {HOW}")
    if provider != "c" or collate not in PLAIN_ORDER:
        raise BadInput(f"{where}: it sorts texts as {collate}, which differs between machines. Make it anew: {HOW}")
    if letters in ("C", "POSIX"):
        raise BadInput(f"{where}: its locale knows no letters but a to z. Make it anew: {HOW}")


def explain(error: Exception, home: Home) -> BadInput:
    """What went wrong with a database, in one sentence that never holds the password."""
    said = str(error).strip()
    if not home.url:
        return BadInput(f"{home.database}: the database can't be used ({said}). Restore it from a backup.")
    secret = parse_address(home.url, "the database").get("password")
    first = (said.splitlines() or [type(error).__name__])[0]
    first = first.replace(secret, "...") if secret else first
    where = place(home.url)
    for words, sentence in TROUBLES:
        if any(word in said for word in words):
            return BadInput(f"{where}: {sentence}")
    return BadInput(f"{where}: it can't be used ({first}). Mend that and try again.")


TROUBLES = (
    (
        ("password authentication failed", "no password supplied"),
        "the server refused the user or the password. Give the password in ~/.pgpass or PGPASSWORD.",
    ),
    (("does not exist", "3D000"), "there is no such database or user. Make it (docs/guide/administrator.md)."),
    (("permission denied", "must be owner"), "this user may not make tables there. Make it the database's owner."),
    (("no pg_hba.conf entry",), "the server does not let this machine in. Add a line to its pg_hba.conf."),
    (
        (
            "Connection refused",
            "could not translate",
            "timeout",
            "No such file",
            "No route",
            "resolve host",
            "closed the",
        ),
        "no server answers there. Check that it runs, its address and its port.",
    ),
)
"""What libpq or the server says, and the sentence that it becomes."""


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
