from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """What families ask and tell, sealed; and what case workers do about it."""

    name = "khabar.register.families"

    def ready(self) -> None:
        """Say what a case worker hands over; finish once a day what a withdrawal began and a crash cut off."""
        from khabar.register.accounts.holdings import HOLDINGS
        from khabar.register.daily import DAILY
        from khabar.register.families import rounds
        from khabar.register.families.casework.handing_over import ENQUIRIES

        HOLDINGS.append(ENQUIRIES)
        DAILY.append(rounds.finish_withdrawals)
