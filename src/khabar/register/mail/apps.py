from django.apps import AppConfig


class MailConfig(AppConfig):
    """What the register sends, and to whom only at the moment of sending."""

    name = "khabar.register.mail"

    def ready(self) -> None:
        """Take out once a day what was sent or given up a while ago."""
        from khabar.register.daily import DAILY
        from khabar.register.mail import rounds

        DAILY.append(rounds.tidy)
