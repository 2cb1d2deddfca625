"""Rows in bulk: what makes an intake of a million rows a matter of minutes.

Django's own bulk_create builds an object and prepares every field of it one by one, which costs more than the database
does; intake writes plain tuples instead. Measured in benchmarks/intake.
"""

import json
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Model


def insert(table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows into a table; `columns` are field names in the order of the values. Call inside a transaction."""
    names = [connection.ops.quote_name(str(table._meta.get_field(name).column)) for name in columns]
    into = connection.ops.quote_name(table._meta.db_table)
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {into} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608 - names from models


def next_keys(table: type[Model], count: int) -> range:
    """`count` unused primary keys, in order. Call inside the transaction that inserts them: it is the only writer."""
    last = table._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    return range(last + 1, last + 1 + count)


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""A value as a JSON column stores it."""
