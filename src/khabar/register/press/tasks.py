"""What the background worker does for this app: it calls actions, no more."""

from django_tasks import task


@task()
def fetch(key: int) -> None:
    """Fetch an article that somebody asked for."""
    from khabar.register.people.tasks import ask_to_make_searchable
    from khabar.register.press.fetching import perform

    perform(key)
    ask_to_make_searchable()
