"""The backend that Django loads for `khabar.register.postgresql`."""

from django.db.backends.postgresql import base, schema
from django.db.models import Field, Model


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Makes no second index for LIKE beside each unique text: no query asks so, and each costs every row."""

    def _create_like_index_sql(self, model: type[Model], field: Field) -> None:  # type: ignore[type-arg]
        return None


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with that editor."""

    SchemaEditorClass = DatabaseSchemaEditor
