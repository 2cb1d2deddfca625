"""Rows in bulk: what makes an intake of a million rows a matter of minutes.

Django's own bulk_create builds an object and prepares every field of it one by one, which costs more than the database
does; intake writes plain tuples instead. Measured in benchmarks/intake.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any

from django.db import connection
from django.db.models import Model


def insert(table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows into a table; `columns` are field names in the order of the values. Call inside a transaction."""
    names = ", ".join(_column(table, name) for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {_name(table)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {_name(table)} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 - from models


def highest_among(
    table: type[Model], number: str, column: str, texts: Collection[str], **only: int
) -> list[tuple[str, int]]:
    """For each of these texts that `column` holds, the highest `number`, among rows with the one key that `only` names.

    The texts go as one value: Django would handle thousands of them one by one.
    """
    ((by, key),) = only.items()
    is_postgresql = connection.vendor == "postgresql"
    among = "= ANY(%s)" if is_postgresql else "IN (SELECT value FROM json_each(%s))"
    given = list(texts) if is_postgresql else json.dumps(list(texts))
    name = _column(table, column)
    where = f"WHERE {_column(table, by)} = %s AND {name} {among} GROUP BY {name}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}, max({_column(table, number)}) FROM {_name(table)} {where}", [key, given])  # noqa: S608 - from models
        return list(cursor.fetchall())


def set_column(table: type[Model], column: str, values: Mapping[int, Any]) -> None:
    """Give one column new values, by primary key. Call inside a transaction."""
    change = f"UPDATE {_name(table)} SET {_column(table, column)} = %s WHERE {_column(table, 'pk')} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(change, [(value, key) for key, value in values.items()])


def _name(table: type[Model]) -> str:
    return connection.ops.quote_name(table._meta.db_table)


def _column(table: type[Model], field: str) -> str:
    columns = {"pk": table._meta.pk.column} | {known.name: known.column for known in table._meta.concrete_fields}
    return connection.ops.quote_name(str(columns[field]))


def next_keys(table: type[Model], count: int) -> Sequence[int]:
    """`count` unused primary keys, ascending. Call inside the transaction that inserts them.

    SQLite has one writer at a time, so they follow the highest; PostgreSQL's sequence gives them, with gaps perhaps.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            sequence = [table._meta.db_table, str(table._meta.pk.column)]
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", sequence)
            (name,) = cursor.fetchone()
            cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [name, count])
            return [key for (key,) in cursor.fetchall()]
    last = table._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    return range(last + 1, last + 1 + count)


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as a JSON column stores it."""


def texts_as_json(texts: Iterable[str]) -> str:
    """`as_json(list(texts))`, faster. Ex: texts_as_json(["a", "ب"]) -> '["a","ب"]'"""
    return f"[{','.join(map(encode_basestring, texts))}]"


def text_map_as_json(texts: Mapping[str, str]) -> str:
    """`as_json(texts)`, faster. Ex: text_map_as_json({"sex": "ذكر"}) -> '{"sex":"ذكر"}'"""
    said = (f"{encode_basestring(name)}:{encode_basestring(text)}" for name, text in texts.items())
    return f"{{{','.join(said)}}}"
