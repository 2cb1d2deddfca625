"""This machine: threads that share the arrays; the kernels let go of the interpreter's lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from khabar.linkage.pairs import Pairs
    from khabar.linkage.walker import Part, Walker

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """Apply a function to every task on all cores; results come in the order of the tasks."""
    with ThreadPoolExecutor(cores()) as pool:
        yield from in_order(pool, function, tasks)


def walk_all(walker: Walker, parts: Sequence[Part]) -> Iterator[tuple[Pairs, int]]:
    """Walk parts on all cores; they look at the records where they lie."""
    return each(walker, parts)


def in_order(pool: Executor, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """Let a pool do tasks, no more begun than there are cores plus one, so that results don't pile up."""
    following = iter(tasks)
    waiting = [pool.submit(function, task) for task in islice(following, cores() + 1)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [pool.submit(function, task) for task in islice(following, 1)]


def cores() -> int:
    """How many cores there are."""
    return os.cpu_count() or 1
