"""This machine: threads that share the arrays; the kernels let go of the interpreter's lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """Apply a function to every task on all cores; results come in the order of the tasks.

    No more tasks are begun than there are cores plus one, so that results don't pile up.
    """
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(function, task) for task in tasks[: workers + 1]]
        following = iter(tasks[workers + 1 :])
        while waiting:
            yield waiting.pop(0).result()
            task = next(following, None)
            if task is not None:
                waiting.append(pool.submit(function, task))
