from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """What families ask and tell, sealed; and what case workers do about it."""

    name = "khabar.register.families"

    def ready(self) -> None:
        """Finish once a day what a withdrawal began and a crash cut off."""
        from khabar.register.daily import DAILY
        from khabar.register.families import rounds

        DAILY.append(rounds.finish_withdrawals)
