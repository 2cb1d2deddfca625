"""Distinct words in, numbers out: the one place where linkage asks `khabar.names` how a word sounds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Vocabulary(NamedTuple):
    """What is known of each distinct spelling: its sound and two classes, as numbers; what the numbers mean."""

    sound: NDArray[np.int32]
    strict: NDArray[np.int32]
    loose: NDArray[np.int32]
    initial: NDArray[np.int32]
    sounds: list[str]
    strict_names: list[str]
    loose_names: list[str]
    initial_names: list[str]


def learn_words(spellings: list[str], weights: NDArray[np.int64]) -> Vocabulary:
    """Number the sounds and classes of spellings; sounds are numbered from the most frequent down.

    `weights`: how often each spelling occurs. A spelling without any letter has sound -1.
    """
    spoken, keys = heard_as(spellings)
    heard: dict[str, int] = {}
    for said, weight in zip(spoken, weights.tolist(), strict=True):
        if said:
            heard[said] = heard.get(said, 0) + weight
    sounds = sorted(heard, key=lambda s: (-heard[s], s))
    number = {said: n for n, said in enumerate(sounds)}
    loose, initials = [loosely(key) for key in keys], [key[:1] for key in keys]
    return Vocabulary(
        np.array([number.get(s, -1) for s in spoken], np.int32),
        numbered(keys),
        numbered(loose),
        numbered(initials),
        sounds,
        *(sorted(set(names) - {""}) for names in (keys, loose, initials)),
    )


def heard_as(spellings: list[str]) -> tuple[list[str], list[str]]:
    """Give the sound of each spelling, and its class. Ex: heard_as(["Mohamad"]) -> (["mwhmd"], ["mhmd"])."""
    from khabar.names import key, sound

    spoken = [sound(word) for word in spellings]
    return spoken, [key(word) or said for word, said in zip(spellings, spoken, strict=True)]


def loosely(key: str) -> str:
    """Drop the breathed letters of a class too: they are the first to be lost between scripts."""
    return "".join(letter for letter in key if letter not in "hHx") or key


def numbered(keys: list[str]) -> NDArray[np.int32]:
    """Number distinct strings in sorted order; an empty one is -1. Ex: ["b", "", "a"] -> [1, -1, 0]."""
    number = {key: n for n, key in enumerate(sorted(set(keys) - {""}))}
    return np.array([number.get(key, -1) for key in keys], np.int32)
