"""The database: whether it answers, keeps texts as it should, and has the tables of this version."""

from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from khabar.model import BadInput
from khabar.register.databases import check_server, explain
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.home import Home


def look(home: Home) -> Iterator[Finding]:
    """Server, encoding, tables."""
    try:
        yield ok("database", _server())
        check_server(home)
        yield ok("encoding", _encoding())
        yield _tables()
        yield _whole()
    except BadInput as refusal:
        yield bad("database", str(refusal), "Do what the sentence says.")
    except DatabaseError as error:
        yield bad("database", str(explain(error, home)), "Mend that first; khabar can't open the register.")


def _server() -> str:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
        return f"SQLite, one file, journal {mode}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"


def _encoding() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA encoding")
            return str(cursor.fetchone()[0])
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database "
            "WHERE datname = current_database()"
        )
        encoding, collate, letters = cursor.fetchone()
        return f"{encoding}, sorted as {collate}, letters of {letters}"


def _tables() -> Finding:
    loader = MigrationLoader(connection)
    applied, known = set(loader.applied_migrations), set(loader.disk_migrations)
    if applied - known:
        return bad("tables", "they were made by a newer khabar", "Update khabar.")
    if known - applied:
        missing = len(known - applied)
        return warning("tables", f"{missing} changes of this version are not made yet", "Back up, then open it.")
    return ok("tables", "those of this version")


def _whole() -> Finding:
    """SQLite's own check of the file's pages; a server sees to its own."""
    if connection.vendor != "sqlite":
        return ok("pages", "the server's own; `pg_amcheck` looks through them")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = cursor.fetchone()[0]
    if said != "ok":
        return bad("pages", f"the database file is damaged ({said})", "Restore the last backup into another folder.")
    return ok("pages", "SQLite finds the file whole")
