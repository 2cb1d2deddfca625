"""What the web process runs."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

LONGEST = "60s"


def bound(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """No page keeps a PostgreSQL server busy for longer than a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{LONGEST}'")


connection_created.connect(bound)
application = get_wsgi_application()
