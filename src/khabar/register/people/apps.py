from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """What is said of whom: claims, persons, and the search that finds them."""

    name = "khabar.register.people"
