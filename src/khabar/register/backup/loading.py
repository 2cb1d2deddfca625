"""Rows of a backup into the tables of an empty database, SQLite or PostgreSQL."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection

from khabar.model import BadInput
from khabar.register.backup.tables import Table


def clear(table: Table) -> None:
    """Take out what migrations put into a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(table.name)}")  # noqa: S608 - from models


def load(table: Table, columns: list[str], blocks: Iterable[bytes]) -> int:
    """Put the rows of one part into a table; returns how many. Raises BadInput when the columns are others."""
    kinds = dict(table.columns)
    if set(columns) != set(kinds):
        raise BadInput(f"the backup's table {table.label} has other columns than its version should have.")
    readers = [_READ.get((connection.vendor, kinds[name])) for name in columns]
    put = _copy if connection.vendor == "postgresql" else _insert
    count = 0
    for rows in _batches(blocks):
        with connection.wrap_database_errors:
            put(table, columns, _read(rows, readers))
        count += len(rows)
    return count


Reader = Callable[[Any], Any]
_READ: dict[tuple[str, str], Reader] = {
    ("sqlite", "BinaryField"): bytes.fromhex,
    ("postgresql", "BinaryField"): lambda digits: f"\\x{digits}",
    ("postgresql", "DateTimeField"): lambda text: f"{text}+00",
}


def _read(rows: list[list[Any]], readers: list[Reader | None]) -> Iterable[list[Any]]:
    if not any(readers):
        return rows
    return (
        [value if read is None or value is None else read(value) for read, value in zip(readers, row, strict=True)]
        for row in rows
    )


def _batches(blocks: Iterable[bytes]) -> Iterator[list[list[Any]]]:
    """The lines of a part, each an array of rows."""
    left = b""
    for block in blocks:
        *lines, left = (left + block).split(b"\n")
        for line in lines:
            yield json.loads(line)
    if left:
        yield json.loads(left)


def _insert(table: Table, columns: list[str], rows: Iterable[list[Any]]) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    marks = ", ".join(["?"] * len(columns))
    put = f"INSERT INTO {connection.ops.quote_name(table.name)} ({names}) VALUES ({marks})"  # noqa: S608 - from models
    connection.connection.executemany(put, rows)


def _copy(table: Table, columns: list[str], rows: Iterable[list[Any]]) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(table.name)} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def advance(table: Table, last: int) -> None:
    """Let a table give out no key again that it, or a row of it, ever had."""
    if not table.has_serial:
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [last, table.name])
            if last and not cursor.rowcount:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, last])
            return
        cursor.execute(f"SELECT coalesce(max({quote(table.key)}), 0) FROM {quote(table.name)}")  # noqa: S608 - from models
        highest = max(last, int(cursor.fetchone()[0]))
        if highest:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [quote(table.name), table.key, highest])
