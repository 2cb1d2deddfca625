"""The database of a restored register: tables of the backup's version, its rows, then forward to this version."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import ChainHead, Identity
from khabar.register.backup.indexes import put_off
from khabar.register.backup.loading import advance, clear, load
from khabar.register.backup.tables import Table, tables
from khabar.register.databases import check_server, explain
from khabar.register.home import Home
from khabar.register.verification import Progress, verify_register


@dataclass(frozen=True, slots=True)
class Target:
    """A table that rows of the backup go into."""

    table: Table
    columns: list[str]

    def load(self, blocks: Iterable[bytes]) -> int:
        """Put the rows of one part in; returns how many."""
        return load(self.table, self.columns, blocks)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that wait for rows, by label, and the statements that make their indexes afterwards."""

    targets: dict[str, Target]
    indexes: list[str]


@contextmanager
def begun(home: Home, about: dict[str, Any]) -> Iterator["Tables"]:
    """The empty tables of the version that made the backup, by label. What is done within stays when all goes well.

    Raises BadInput when the database is not empty, or a newer khabar made the backup.
    """
    try:
        check_server(home)
        if connection.introspection.table_names():
            raise BadInput("the database is not empty. Make a new one; nothing is restored over another register.")
        if connection.vendor == "sqlite":  # its folder is thrown away when anything fails, so it needs no journal
            _run("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF")
            yield _targets(about)
        else:
            with transaction.atomic():
                yield _targets(about)
    except DatabaseError as error:
        raise explain(error, home) from error
    finally:
        connection.close()


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _targets(about: dict[str, Any]) -> "Tables":
    executor = MigrationExecutor(connection)
    applied = [(app, name) for app, name in about["migrations"]]
    if any(migration not in executor.loader.disk_migrations for migration in applied):
        raise BadInput("this backup was made by a newer khabar. Update khabar and try again.")
    state = executor.migrate(_ends(applied, executor))
    found = tables(state.apps.get_models(include_auto_created=True))
    targets = {table.label: Target(table, about["columns"][table.label]) for table in found}
    if (
        connection.vendor == "sqlite"
    ):  # migrations switched the checks on again: without indexes each would read a table
        _run("PRAGMA foreign_keys = OFF", "BEGIN")
    else:
        _run("SET CONSTRAINTS ALL DEFERRED")
    for target in targets.values():
        clear(target.table)
    return Tables(targets, put_off())


def _ends(applied: list[tuple[str, str]], executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The migrations of each app on which no other applied one of it rests."""
    nodes, among = executor.loader.graph.node_map, set(applied)
    return [
        key
        for key in applied
        if not any(child.key in among and child.key[0] == key[0] for child in nodes[key].children)
    ]


def finish(home: Home, about: dict[str, Any], made: Tables, digest: str, progress: Progress) -> list[str]:
    """Check references, go forward to this version, write down that it was restored, and verify.

    Returns what `verify --register` says. Raises BadInput when the logs do not stand where the backup says.
    """
    if connection.vendor == "sqlite":
        _run(*made.indexes, "COMMIT", "PRAGMA foreign_keys = ON")
        connection.check_constraints()
    else:
        _run("SET CONSTRAINTS ALL IMMEDIATE", *made.indexes)
    for label, target in made.targets.items():
        advance(target.table, int(about["serials"].get(label, 0)))
    call_command("migrate", verbosity=0, interactive=False)
    heads = {head.name: {"length": head.length, "last_hash": head.last_hash} for head in ChainHead.objects.all()}
    if heads != about["chains"]:
        raise BadInput("the restored logs do not stand where the backup says; nothing was restored.")
    with transaction.atomic():
        Identity.objects.get_or_create(pk=1, defaults={"register_id": home.id})
        audit(None, "restored from a backup", "register", digest=digest, made_at=about["at"])
    return verify_register(home, home.anchors, progress)
