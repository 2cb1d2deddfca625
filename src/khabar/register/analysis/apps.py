from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """Link runs: which records a model holds for one person."""

    name = "khabar.register.analysis"

    def ready(self) -> None:
        """Say what has a history, and what is done once a day: a backup, and taking out what has outlived its time."""
        from khabar.register import rounds
        from khabar.register.analysis.told import add_histories
        from khabar.register.daily import DAILY

        DAILY.extend([rounds.back_up, rounds.tidy])
        add_histories()
