"""The background worker of a register: `python -m khabar.register.worker` with KHABAR_REGISTER naming its directory.

One process beside the pages, started by `khabar serve`. It runs the tasks that wait in the database, one after the
other. Every task can be begun anew after it was cut off and goes on where it stopped, so the worker may be killed.
"""

import logging
import os
import signal
from pathlib import Path
from time import sleep

from khabar.model import BadInput
from khabar.register.home import open_home
from khabar.register.lifeline import end_with_parent

INTERVAL = 0.5
"""Seconds between two looks for work."""

TRIES = 5
"""How often a task is begun when the worker dies over it."""

HELD = 3
"""The exit code when another worker runs already."""

ENDED = "builtins.SystemExit"


def main() -> int:
    """Work until asked to end, or until the process that started this one is gone."""
    home = open_home(Path(os.environ["KHABAR_REGISTER"]))
    try:
        with home.working():
            import django

            django.setup()
            signal.signal(signal.SIGTERM, _end)
            logging.getLogger("django_tasks").addFilter(_is_trouble)
            end_with_parent()
            from khabar.register import often
            from khabar.register.daily import begin_days

            begin_days()
            often.begin()
            work()
    except BadInput:
        return HELD
    return 0


def _end(*_: object) -> None:
    raise SystemExit(0)


def _is_trouble(record: logging.LogRecord) -> bool:
    """Whether a log line is worth showing: that a task was asked to end is not."""
    return not (record.exc_info and record.exc_info[0] is SystemExit)


def work(*, until_idle: bool = False) -> None:
    """Run what waits, for ever or until nothing does. Only the holder of the worker's lock may."""
    from django.db import close_old_connections
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    take_up()
    worker = Worker(
        queue_names=["*"], excluded_queue_names=[], interval=INTERVAL, batch=until_idle, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id=f"process {os.getpid()}",
    )  # fmt: skip
    while True:
        found = DBTaskResult.objects.ready().first()
        if found is not None:
            found.claim(worker.worker_id)
            worker.run_task(found)
            if found.exception_class_path == ENDED:
                found.status = "READY"
                found.save(update_fields=["status"])
                raise SystemExit(0)
        elif until_idle:
            return
        else:
            sleep(INTERVAL)
            close_old_connections()


def take_up() -> None:
    """Let what a killed worker was doing wait again, first in line; what killed it TRIES times is given up."""
    from django_tasks_db.models import DBTaskResult

    for left in DBTaskResult.objects.running():
        if len(left.worker_ids) < TRIES:
            DBTaskResult.objects.filter(pk=left.pk).update(status="READY", priority=100)
        else:
            left.set_failed(RuntimeError(f"the background worker died {TRIES} times over this task"))


if __name__ == "__main__":
    raise SystemExit(main())
