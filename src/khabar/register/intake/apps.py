from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """How documents come in: uploads, mappings of their columns, long work on them, editions, undoing."""

    name = "khabar.register.intake"
