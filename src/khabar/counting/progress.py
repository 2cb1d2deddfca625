"""How a long count tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
