"""Indexes that wait until the rows are in: building one over all rows is quicker than keeping it up row by row."""

from django.db import connection

FOUND = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %' ORDER BY name",
    "postgresql": (
        "SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
        "JOIN pg_namespace n ON n.oid = i.relnamespace WHERE n.nspname = current_schema() AND NOT x.indisunique "
        "ORDER BY i.relname"
    ),
}
"""Every index that no constraint rests on: its name and the statement that makes it."""


def put_off() -> list[str]:
    """Take the indexes away; returns the statements that make them again."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND[connection.vendor])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [statement for _, statement in found]
