"""What the background worker does for this app."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task()
def make_searchable() -> None:
    """Bring what searches look at up to date, and keep it on disk for the pages."""
    from khabar.register.people.searching.current import bring_up_to_date

    bring_up_to_date()


def ask_to_make_searchable() -> None:
    """Let the background worker do it, unless it is about to."""
    if not DBTaskResult.objects.filter(task_path=make_searchable.module_path, status__in=("READY", "RUNNING")).exists():
        make_searchable.enqueue()
