from django.apps import AppConfig


class PressConfig(AppConfig):
    """What is said in public: articles, statements and figures, and the pages on which they are published."""

    name = "khabar.register.press"

    def ready(self) -> None:
        """Say what has a history, what goes with an undone intake, which mail is sent, and what is done daily."""
        from khabar.register.daily import DAILY
        from khabar.register.often import OFTEN
        from khabar.register.press import letters, recommending, tasks, told

        told.add_histories()
        told.add_resting()
        letters.add_kind()
        DAILY.append(recommending.forget_old)
        OFTEN.append(tasks.counts)
