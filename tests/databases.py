"""Which database the registers of this run of the tests stand in: SQLite files, or a private PostgreSQL server.

`KHABAR_TEST_DATABASE=postgresql pytest ...` is the second; `./khabar test` runs both. The process that begins starts
the server and tells its workers and their children by `KHABAR_TEST_SERVER`.
"""

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from sqlite3 import connect as connect_file
from typing import Any

import psycopg
from tests import cluster
from tests.cluster import Cluster

TEMPLATE = "khabar_template"


@cache
def server() -> Cluster | None:
    """The server of this run, started when this process is the first to ask; None on SQLite."""
    if os.environ.get("KHABAR_TEST_DATABASE", "sqlite") != "postgresql":
        return None
    if said := os.environ.get("KHABAR_TEST_SERVER"):
        port, password = said.split(":", 1)
        return Cluster(int(port), password)
    started = cluster.start()
    os.environ["KHABAR_TEST_SERVER"] = f"{started.port}:{started.password}"
    return started


@cache
def any_server() -> Cluster:
    """The server of this run; when it runs on SQLite, one for the tests that are about PostgreSQL itself."""
    return server() or cluster.start()


def database_of(folder: Path) -> str:
    """The name of the database that belongs to a data directory."""
    return f"khabar_{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:20]}"


def environment(folder: Path) -> dict[str, str]:
    """The environment of a command that works on the register in `folder`, whose database is made when it is not there.

    A folder that can't hold a register needs none.
    """
    found = server()
    if found is None:
        return dict(os.environ)
    name = database_of(folder)
    if not _exists(found, name):
        template()
        found.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
    return {**os.environ, "DATABASE_URL": found.url(name)}


def _exists(found: Cluster, name: str) -> bool:
    return (name,) in found.run("SELECT datname FROM pg_database")


def template() -> None:
    """A database with the tables of today, which the others are copied from; made once a run, whoever is first."""
    found = server()
    assert found is not None
    with psycopg.connect(found.url("postgres"), autocommit=True) as held:
        held.execute("SELECT pg_advisory_lock(1)")
        if _exists(found, TEMPLATE):
            return
        held.execute("CREATE DATABASE khabar_making")
        making = {**os.environ, "DATABASE_URL": found.url("khabar_making"), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        making["PYTHONPATH"] = os.pathsep.join(sys.path)
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v", "0"], env=making, check=True)
        held.execute(f"ALTER DATABASE khabar_making RENAME TO {TEMPLATE}")


def run_sql(folder: Path, script: str) -> None:
    """Statements in the database of the register in `folder`, past khabar."""
    found = server()
    if found:
        found.run(*filter(None, map(str.strip, script.split(";"))), database=database_of(folder))
        return
    with closing(connect_file(folder / "register.sqlite3")) as held:
        held.executescript(script)


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows that a query finds in the database of the register in `folder`."""
    if found := server():
        return found.run(query, database=database_of(folder))
    with closing(connect_file(folder / "register.sqlite3")) as held:
        return list(held.execute(query))


def copy_database(folder: Path, copy: Path) -> None:
    """What belongs to a copy of a data directory; on SQLite the file went with it."""
    if found := server():
        found.run(f"CREATE DATABASE {database_of(copy)} TEMPLATE {database_of(folder)} STRATEGY FILE_COPY")
