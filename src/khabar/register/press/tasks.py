"""What the background worker does for this app: it calls actions, no more."""

from django_tasks import task


@task()
def fetch(key: int) -> None:
    """Fetch an article that somebody asked for."""
    from khabar.register.people.tasks import ask_to_make_searchable
    from khabar.register.press.fetching import perform

    perform(key)
    ask_to_make_searchable()


@task()
def count(question: int) -> None:
    """Count what the register documents of a question, by its key."""
    from khabar.register.press.recounting import count_asked

    count_asked(question)


def counts() -> bool:
    """Count anew what changed; says whether more is left for the next round."""
    from khabar.register.press.recounting import recount_some

    return recount_some()
