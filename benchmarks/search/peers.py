"""A trigram search over the same names in the same database, as a programmer would set it up first."""

import time
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SETUP = {
    "sqlite": (
        "CREATE VIRTUAL TABLE peer USING fts5(name, tokenize='trigram')",
        "INSERT INTO peer (rowid, name) SELECT id, name FROM documents_record",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE peer AS SELECT id, name FROM documents_record",
        "CREATE INDEX peer_name ON peer USING gin (name gin_trgm_ops)",
        "ANALYZE peer",
    ),
}
NAMES = {"sqlite": "FTS5 trigram, all parts of the name", "postgresql": "pg_trgm, name % asked by similarity"}
SEARCHES = {
    "sqlite": "SELECT rowid FROM peer WHERE peer MATCH %s ORDER BY rank LIMIT 25",
    "postgresql": "SELECT id FROM peer WHERE name %% %s ORDER BY similarity(name, %s) DESC, id LIMIT 25",
}
SIZES = {
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'peer%%'",
    "postgresql": "SELECT pg_total_relation_size('peer')",
}


class Peer:
    """The peer's index, built on creation; `octets` is what it takes in the database."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection, self.vendor = connection, connection.vendor
        self.name = NAMES[self.vendor]
        begun = time.perf_counter()
        for statement in SETUP[self.vendor]:
            self._ask(statement)
        self.seconds = time.perf_counter() - begun
        self.octets = self._size()

    def trigrams(self, name: str) -> list[int]:
        """The keys of the records that fit best."""
        if self.vendor == "postgresql":
            return [key for (key,) in self._ask(SEARCHES[self.vendor], name, name)]
        words = " ".join(f'"{word}"' for word in name.replace('"', " ").split() if len(word) > 2)
        return [key for (key,) in self._ask(SEARCHES[self.vendor], words)] if words else []

    def like(self, name: str) -> list[int]:
        """The keys of records whose names hold the words in this order."""
        words = "%".join(name.split())
        return [
            key for (key,) in self._ask("SELECT id FROM documents_record WHERE name LIKE %s LIMIT 25", f"%{words}%")
        ]

    def _size(self) -> int:
        try:
            return int(self._ask(SIZES[self.vendor])[0][0])
        except self.connection.Database.Error:  # a SQLite that was built without dbstat
            return 0

    def _ask(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []
