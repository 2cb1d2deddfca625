"""The scripts names are written in, one file each, found by file name.

A script file offers `LETTERS` (the characters that make a word its own), `fold(word)` (one spelling for letters that
lists use for each other), and `sound(form)` (the phonemes of a folded word, in the alphabet all scripts share).
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast


class Script(Protocol):
    """What every file of this room offers."""

    LETTERS: frozenset[str]
    fold: Callable[[str], str]
    sound: Callable[[str], str]


@cache
def names() -> tuple[str, ...]:
    """The scripts there are, in alphabetical order: ("arabic", "latin")."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def load(name: str) -> Script:
    """The script of that name."""
    return cast(Script, import_module(f"{__name__}.{name}"))


def of(word: str) -> str:
    """The script that most letters of a cleaned word belong to, or "" when none does. Ex: of("خولي") -> "arabic"."""
    counts = {name: len(word) - len(word.translate(_strokes(name))) for name in names()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


@cache
def _strokes(name: str) -> dict[int, None]:
    return {ord(letter): None for letter in load(name).LETTERS}
