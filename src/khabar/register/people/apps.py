from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """What is said of whom: claims, persons, and the search that finds them."""

    name = "khabar.register.people"

    def ready(self) -> None:
        """Say what goes to another when a user hands over, and what goes when an intake is undone."""
        from khabar.register.accounts.holdings import HOLDINGS
        from khabar.register.documents import resting
        from khabar.register.documents.bearers import BEARERS, THROUGH
        from khabar.register.people.bearing import bearers_of_claims, claims_through
        from khabar.register.people.handing_over import SEARCHES
        from khabar.register.people.taking_back import RESTING
        from khabar.register.people.told import add_histories

        HOLDINGS.append(SEARCHES)
        THROUGH.append(claims_through)
        BEARERS.append(bearers_of_claims)
        resting.RESTING.extend(RESTING)
        add_histories()
