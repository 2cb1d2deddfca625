from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Pairs of records that people should look at, and what they say of them."""

    name = "khabar.register.review"

    def ready(self) -> None:
        """Say what goes when an intake is undone."""
        from khabar.register.documents.resting import RESTING as ALL
        from khabar.register.review.taking_back import RESTING

        ALL.append(RESTING)
