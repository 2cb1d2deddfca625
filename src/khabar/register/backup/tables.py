"""Which tables a backup holds, and how a value is written so that SQLite and PostgreSQL agree on it.

The neutral form is what SQLite keeps: times in UTC as "2026-11-24 07:00:00.5", true as 1, JSON as its text, UUIDs as 32
hex digits. Bytes, which JSON can't hold, are written as hex digits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Field

LEFT_OUT_APPS = frozenset({"sessions", "axes", "django_tasks_database"})
LEFT_OUT = frozenset(
    {
        "accounts.signin", "accounts.invitation", "accounts.draft", "accounts.budget", "people.search",
        "people.savedsearch", "families.datakey", "families.asked", "families.device", "families.piecekey",
        "mail.letter", "press.mailcap", "review.hold",
    }
)  # fmt: skip
"""What lives for hours and must not live on in a backup: sessions, tries, invitations, drafts, who searched
whom, who has which pair before them, the queue of tasks.

And the keys of enquiries, so that no backup opens what a family withdrew: they are copied apart (`khabar vault copy`).
"""

PLAIN = frozenset(
    {
        "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField", "SmallIntegerField",
        "PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField", "FloatField", "CharField",
        "TextField", "SlugField", "URLField", "EmailField", "FileField",
    }
)  # fmt: skip
SPECIAL = {
    "postgresql": {
        "DateTimeField": "({} AT TIME ZONE 'UTC')::text",
        "DateField": "{}::text",
        "TimeField": "{}::text",
        "JSONField": "{}::text",
        "BooleanField": "{}::int",
        "UUIDField": "replace({}::text, '-', '')",
        "BinaryField": "encode({}, 'hex')",
        "DecimalField": "{}::text",
        "GenericIPAddressField": "host({})",
    },
    "sqlite": {"BinaryField": "lower(hex({}))"},
}
KINDS = PLAIN | frozenset(SPECIAL["postgresql"])
"""Every kind of column that a backup can hold. A test asks this of every table."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its label (people.claim), its name in the database, and its columns with their kinds.

    `has_serial` is whether the database gives out its keys.
    """

    label: str
    name: str
    key: str
    has_serial: bool
    columns: tuple[tuple[str, str], ...]

    def select(self, vendor: str, quote: Any) -> str:
        """The query that gives its rows in the neutral form, by key."""
        forms = SPECIAL.get(vendor, {})
        shown = ", ".join(forms.get(kind, "{}").format(quote(name)) for name, kind in self.columns)
        return f"SELECT {shown} FROM {quote(self.name)} ORDER BY {quote(self.key)}"  # noqa: S608 - from models


def tables(models: Iterable[Any]) -> list[Table]:
    """The tables of these models that a backup holds, by label."""
    kept = {
        model._meta.label_lower: model
        for model in models
        if model._meta.managed
        and model._meta.app_label not in LEFT_OUT_APPS
        and model._meta.label_lower not in LEFT_OUT
    }
    return [_table(label, kept[label]) for label in sorted(kept)]


def _table(label: str, model: Any) -> Table:
    columns = tuple(
        (str(field.column), kind_of(field))
        for field in model._meta.concrete_fields
        if not getattr(field, "generated", False)
    )
    key = model._meta.pk
    return Table(label, model._meta.db_table, key.column, key.get_internal_type().endswith("AutoField"), columns)


def kind_of(field: "Field[Any, Any]") -> str:
    """The kind of a column; that of a foreign key is the kind of the key it names."""
    while field.remote_field:
        field = field.target_field  # type: ignore[attr-defined]
    return field.get_internal_type()
