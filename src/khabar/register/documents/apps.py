from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """What came in: sources, lists, documents, their records and paragraphs, and who held them."""

    name = "khabar.register.documents"

    def ready(self) -> None:
        """Say what has a history."""
        from khabar.register.documents.told import add_histories

        add_histories()
