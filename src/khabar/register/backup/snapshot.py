"""The whole database as it stood at one moment, while others go on writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from khabar.register.backup.tables import Table, tables

BATCH = 1000


class Snapshot:
    """Everything read through it comes from one transaction that sees no later write."""

    def __init__(self, raw: Any, vendor: str) -> None:
        self._raw = raw
        self._vendor = vendor
        self.tables = tables(apps.get_models(include_auto_created=True))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a small query."""
        with closing(self._raw.cursor()) as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    def count(self, table: Table) -> int:
        """How many rows a table has."""
        return int(self.ask(f"SELECT count(*) FROM {connection.ops.quote_name(table.name)}")[0][0])  # noqa: S608

    def rows(self, table: Table) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a table in the neutral form, a thousand at a time."""
        named = {"name": "khabar_backup"} if self._vendor == "postgresql" else {}
        with closing(self._raw.cursor(**named)) as cursor:
            cursor.execute(table.select(self._vendor, connection.ops.quote_name))
            while batch := cursor.fetchmany(BATCH):
                yield batch

    def heads(self) -> dict[str, dict[str, Any]]:
        """Where each hash chain stands."""
        rows = self.ask("SELECT name, length, last_hash FROM accounts_chainhead ORDER BY name")
        return {name: {"length": length, "last_hash": last_hash} for name, length, last_hash in rows}

    def migrations(self) -> list[list[str]]:
        """Which migrations have been applied, in order."""
        return [list(row) for row in self.ask("SELECT app, name FROM django_migrations ORDER BY id")]

    def serials(self) -> dict[str, int]:
        """The last key that each table ever gave out, so that no key is given twice after a restore."""
        if self._vendor == "sqlite":
            given = dict(self.ask("SELECT name, seq FROM sqlite_sequence"))
        else:
            given = dict(
                self.ask(
                    "SELECT t.relname, coalesce(p.last_value, 0) FROM pg_class s "
                    "JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass "
                    "JOIN pg_class t ON t.oid = d.refobjid JOIN pg_sequences p ON p.sequencename = s.relname "
                    "AND p.schemaname = current_schema() WHERE s.relkind = 'S'"
                )
            )
        return {table.label: int(given[table.name]) for table in self.tables if given.get(table.name)}


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """One moment of this register's database: a read transaction of its own, which blocks no writer."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        raw: Any = sqlite3.connect(name, uri=name.startswith("file:"), isolation_level=None, timeout=30)
        begin = ["PRAGMA query_only = 1", "BEGIN DEFERRED"]
    else:
        raw = connection.get_new_connection(connection.get_connection_params())
        raw.rollback()
        begin = ["SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"]
    with closing(raw):
        for statement in begin:
            raw.execute(statement)
        taken = Snapshot(raw, connection.vendor)
        taken.heads()  # the first read fixes the moment
        yield taken
