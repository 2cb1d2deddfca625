"""What the background worker does for this app: it calls actions, no more."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task()
def gather() -> None:
    """Bring the queue of suggestions up to what happened."""
    from khabar.register.review.gathering import catch_up

    catch_up()


def ask_to_gather() -> None:
    """Let the worker do so, unless it is asked already."""
    if not DBTaskResult.objects.filter(task_path=gather.module_path, status__in=("READY", "RUNNING")).exists():
        gather.enqueue()
