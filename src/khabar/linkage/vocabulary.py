"""Distinct words in, numbers out: the one place where linkage asks `khabar.names` how a word sounds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Vocabulary(NamedTuple):
    """What is known of each distinct spelling: its sound and two classes, as numbers; and the distinct sounds."""

    sound: NDArray[np.int32]
    strict: NDArray[np.int32]
    loose: NDArray[np.int32]
    initial: NDArray[np.int32]
    sounds: list[str]


def learn_words(spellings: list[str], weights: NDArray[np.int64]) -> Vocabulary:
    """Number the sounds and classes of spellings; sounds are numbered from the most frequent down.

    `weights`: how often each spelling occurs. A spelling without any letter has sound -1.
    """
    from khabar.names import key, sound

    told = [(sound(word), key(word)) for word in spellings]
    spoken = [said for said, _ in told]
    keys = [coarse or said for said, coarse in told]
    heard: dict[str, int] = {}
    for said, weight in zip(spoken, weights.tolist(), strict=True):
        if said:
            heard[said] = heard.get(said, 0) + weight
    sounds = sorted(heard, key=lambda s: (-heard[s], s))
    number = {said: n for n, said in enumerate(sounds)}
    return Vocabulary(
        np.array([number.get(s, -1) for s in spoken], np.int32),
        numbered(keys),
        numbered([loosely(key) for key in keys]),
        numbered([key[:1] for key in keys]),
        sounds,
    )


def loosely(key: str) -> str:
    """Drop the breathed letters of a class too: they are the first to be lost between scripts."""
    return "".join(letter for letter in key if letter not in "hHx") or key


def numbered(keys: list[str]) -> NDArray[np.int32]:
    """Number distinct strings in sorted order; an empty one is -1. Ex: ["b", "", "a"] -> [1, -1, 0]."""
    number = {key: n for n, key in enumerate(sorted(set(keys) - {""}))}
    return np.array([number.get(key, -1) for key in keys], np.int32)
