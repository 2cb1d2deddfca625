from django.apps import AppConfig


class PressConfig(AppConfig):
    """What is said in public: articles, statements and figures, and the pages on which they are published."""

    name = "khabar.register.press"
