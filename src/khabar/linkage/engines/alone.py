"""One thread: for a handful of pairs, where waking others takes longer than the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from khabar.linkage.pairs import Pairs
    from khabar.linkage.walker import Part, Walker

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """Apply a function to every task, one after the other."""
    return map(function, tasks)


def walk_all(walker: Walker, parts: Sequence[Part]) -> Iterator[tuple[Pairs, int]]:
    """Walk parts one after the other."""
    return map(walker, parts)
