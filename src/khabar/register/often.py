"""What the background worker looks after again and again: upper apps append it here in `ready`.

Each does nothing where nothing changed since the last time, and little at once: other work waits meanwhile.
"""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

EVERY = timedelta(seconds=30)
"""How long it rests in between."""

OFTEN: list[Callable[[], bool]] = []
"""Each says whether more is left to do."""


@task()
def look_after() -> None:
    """One round, and the appointment for the next, which stands even when something fails."""
    _appoint(EVERY)
    DBTaskResult.objects.finished().filter(task_path=look_after.module_path).delete()
    left = [do() for do in OFTEN]
    if any(left):
        waiting = DBTaskResult.objects.filter(task_path=look_after.module_path, status="READY")
        waiting.update(run_after=timezone.now())


def begin() -> None:
    """Make the first appointment, unless there is one."""
    if not DBTaskResult.objects.filter(task_path=look_after.module_path, status__in=("READY", "RUNNING")).exists():
        _appoint(timedelta())


def _appoint(after: timedelta) -> None:
    look_after.using(run_after=timezone.now() + after).enqueue()
