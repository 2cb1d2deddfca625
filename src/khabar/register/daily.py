"""What the background worker does once a day: upper apps append it here in `ready`, and nothing calls upwards."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=7)
"""How long a finished task stays in the table of tasks."""

DAILY: list[Callable[[], object]] = []


@task()
def daily() -> None:
    """One round, and the appointment for the next, which stands even when something fails today."""
    _appoint(timedelta(days=1))
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
    for do in DAILY:
        do()


def begin_days() -> None:
    """Make the first appointment, unless there is one."""
    if not DBTaskResult.objects.filter(task_path=daily.module_path, status__in=("READY", "RUNNING")).exists():
        _appoint(timedelta())


def _appoint(after: timedelta) -> None:
    daily.using(run_after=timezone.now() + after).enqueue()
