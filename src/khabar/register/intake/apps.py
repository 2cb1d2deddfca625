from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """How documents come in: uploads, mappings of their columns, long work on them, editions, undoing."""

    name = "khabar.register.intake"

    def ready(self) -> None:
        """Say what is due daily."""
        from khabar.register.daily import DAILY
        from khabar.register.intake.spool import clear_old
        from khabar.register.intake.uploading import clear_uploads

        DAILY.extend((clear_old, clear_uploads))
