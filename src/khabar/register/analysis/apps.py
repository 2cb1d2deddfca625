from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """Link runs: which records a model holds for one person."""

    name = "khabar.register.analysis"
