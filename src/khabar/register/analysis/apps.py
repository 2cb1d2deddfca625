from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """Link runs: which records a model holds for one person."""

    name = "khabar.register.analysis"

    def ready(self) -> None:
        """Once a day: a backup, where register.toml names a place for it, and taking out what has outlived its time."""
        from khabar.register import rounds
        from khabar.register.daily import DAILY

        DAILY.extend([rounds.back_up, rounds.tidy])
