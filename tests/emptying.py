"""Tables emptied between tests that really commit: only those that hold something, and nothing is made anew.

Django's own way empties every table and asks for content types and permissions again, twenty times as long.
"""

from django.db import connections, transaction
from django.test import TransactionTestCase

STAYS = ("django_migrations", "django_content_type", "auth_permission")
"""What stands in every register from its first moment on."""


def empty_tables() -> None:
    """Delete the rows of every table of every database; references are looked at when all are gone."""
    for connection in connections.all(initialized_only=True):
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            names = [name for name in connection.introspection.table_names(cursor) if name not in STAYS]
            held = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608 - our own tables
            cursor.execute(" UNION ALL ".join(held))
            for (name,) in cursor.fetchall():
                cursor.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our own tables


def quickly() -> None:
    """Let every test that commits end so."""
    TransactionTestCase._fixture_teardown = lambda _test: empty_tables()  # type: ignore[method-assign]
