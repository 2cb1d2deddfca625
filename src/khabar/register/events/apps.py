from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Where things happen: the controlled list of facilities, and the free texts of lists that mean one of them."""

    name = "khabar.register.events"

    def ready(self) -> None:
        """Let the answer sheet name facilities by the controlled list, and the search find by it."""
        from khabar.register.events.queries import named, spellings
        from khabar.register.events.told import add_histories
        from khabar.register.people.facilities import NAMERS, SPELLERS

        NAMERS.append(named)
        SPELLERS.append(spellings)
        add_histories()
