"""Word lists of the room, as YAML that people can edit, folded once as the words of a text are."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from khabar.statements.tokens import fold, tokens

JOINED = frozenset("وفبل")
"""Arabic particles written as one with the next word."""


@cache
def load(name: str) -> dict[str, Any]:
    """One file of `data/` as it stands. Ex: load("bounds")["few"] == [3, 9]."""
    table: dict[str, Any] = yaml.safe_load((files("khabar.statements") / "data" / f"{name}.yaml").read_text("utf-8"))
    return table


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of single words, folded."""
    return frozenset(fold(word) for word in load(name)[key])


@cache
def values(name: str, key: str) -> dict[str, Any]:
    """A table from words to something, its words folded."""
    return {fold(word): value for word, value in load(name)[key].items()}


@cache
def phrases(name: str, key: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases as folded words, the longest first, so that the first that fits is the longest."""
    cut = {tuple(token.fold for token in tokens(phrase)) for phrase in load(name)[key]}
    return tuple(sorted(cut, key=lambda phrase: (-len(phrase), phrase)))


def ends_at(folds: list[str], at: int, choices: tuple[tuple[str, ...], ...]) -> int:
    """How many words before `at` make up one of the phrases; 0 when none does. Arabic "و" may be joined to the first.

    Ex: ends_at(["ونحو", "40"], 1, (("نحو",),)) == 1
    """
    return next((len(c) for c in choices if len(c) <= at and _same(folds[at - len(c) : at], c)), 0)


def begins_at(folds: list[str], at: int, choices: tuple[tuple[str, ...], ...]) -> int:
    """How many words from `at` on make up one of the phrases, as in `ends_at`; 0 when none does."""
    return next((len(c) for c in choices if _same(folds[at : at + len(c)], c)), 0)


def _same(found: list[str], phrase: tuple[str, ...]) -> bool:
    if not found or tuple(found[1:]) != phrase[1:]:
        return False
    return found[0] == phrase[0] or (found[0][:1] in JOINED and found[0][1:] == phrase[0])
