"""JSON that comes back as it went in."""

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class VerbatimJSONField(models.JSONField):
    """JSON kept as text, in the order of its keys, on SQLite and on PostgreSQL alike.

    PostgreSQL's jsonb would sort keys, drop repeated ones and rewrite numbers. Nothing asks the database for what
    stands inside, so no lookup into it is offered.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "text"

    def db_check(self, connection: BaseDatabaseWrapper) -> str | None:
        return super().db_check(connection) if connection.vendor == "sqlite" else None

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return value if hasattr(value, "as_sql") else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
