from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works with the register, and the history of everything they wrote."""

    name = "khabar.register.accounts"

    def ready(self) -> None:
        """Listen to signing in and out."""
        from khabar.register.accounts import session_actions  # noqa: F401 - its receivers connect themselves
