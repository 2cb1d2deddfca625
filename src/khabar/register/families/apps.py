from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """What families ask and tell, sealed; and what case workers do about it."""

    name = "khabar.register.families"

    def ready(self) -> None:
        """Say what a case worker hands over, what is done once a day, and which mails there are."""
        from khabar.register.accounts.holdings import HOLDINGS
        from khabar.register.daily import DAILY
        from khabar.register.families import rounds
        from khabar.register.families.casework.handing_over import HELD
        from khabar.register.families.reaching.letters import LETTERS
        from khabar.register.mail.kinds import KINDS

        HOLDINGS.extend(HELD)
        DAILY.extend((rounds.expire, rounds.finish_withdrawals, rounds.copy_keys, rounds.notify, rounds.count_months))
        KINDS.update(LETTERS)
