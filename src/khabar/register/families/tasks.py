"""What the background worker does for families: it calls actions, no more."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task()
def turn_key() -> None:
    """Turn the key of the vault, if something was taken back since it was turned last."""
    from khabar.register.families.turning import turn, turn_is_due

    if turn_is_due():
        turn()


def turn_soon() -> None:
    """Let the worker turn the key, once for all that is taken back until then."""
    if not DBTaskResult.objects.filter(task_path=turn_key.module_path, status="READY").exists():
        turn_key.enqueue()
