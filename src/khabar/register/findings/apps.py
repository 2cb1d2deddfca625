from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """What the register notices by itself: contradictions over all persons, copied lists, release lists."""

    name = "khabar.register.findings"

    def ready(self) -> None:
        """Say what is looked after again and again, and what else there is to see of a list."""
        from khabar.register.documents.beside import BESIDE
        from khabar.register.documents.resting import RESTING as ALL
        from khabar.register.findings.releases import page_of_list
        from khabar.register.findings.releases_kept import RESTING
        from khabar.register.findings.rounds import copies, persons, pictures
        from khabar.register.often import OFTEN

        OFTEN.extend((copies, persons, pictures))
        BESIDE.append(page_of_list)
        ALL.append(RESTING)
