"""The distinct units of many names, each encoded once for the kernels."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import scripts
from khabar.names.alternates import MOST, Reading
from khabar.names.channel import ALPHABETS, LONGEST

SCRIPTS = ("arabic", "latin")
_GROUPS = ("b", "tT", "dD", "jgG", "hHx", "r", "sSz", "$", "fv", "qk", "l", "m", "n")
_BIT = {letter: 2 * place for place, group in enumerate(_GROUPS) for letter in group}
_PRESENT = 1 << 63

Token = tuple[str, tuple[Reading, ...]]
"""The script of a unit and its readings."""


class Vocabulary:
    """Tokens numbered in the order in which they came, as arrays of the same length.

    `letters[n, reading, place]` holds codes of letters, `sizes[n, reading]` how many, 0 where there is no reading,
    `penalty[n, reading]` natural logarithms, `marks[n, reading]` bits for consonants, `script[n]` 0 Arabic, 1 Latin.
    """

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        self.number: dict[Token, int] = {}
        self.letters = np.zeros((64, MOST, LONGEST), np.uint8)
        self.sizes = np.zeros((64, MOST), np.uint8)
        self.penalty = np.zeros((64, MOST), np.float32)
        self.marks = np.zeros((64, MOST), np.uint64)
        self.script = np.zeros(64, np.uint8)
        for token in tokens:
            self.add(token)

    def __len__(self) -> int:
        return len(self.number)

    def add(self, token: Token) -> int:
        """The number of a token, new or known."""
        if (known := self.number.get(token)) is not None:
            return known
        place = self.number[token] = len(self.number)
        if place >= len(self.script):
            for name in ("letters", "sizes", "penalty", "marks", "script"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old, shape=(place + 64, *old.shape[1:]))]))
        self._encode(place, token)
        return place

    def _encode(self, place: int, token: Token) -> None:
        one = encoded(token)
        self.letters[place], self.sizes[place], self.penalty[place], self.marks[place] = one
        self.script[place] = SCRIPTS.index(token[0])


class Encoded(NamedTuple):
    """One token as a row of each array of a `Vocabulary`."""

    letters: NDArray[np.uint8]
    sizes: NDArray[np.uint8]
    penalty: NDArray[np.float32]
    marks: NDArray[np.uint64]


@lru_cache(maxsize=1 << 16)
def encoded(token: Token) -> Encoded:
    """A token's readings as codes of letters and bits for consonants."""
    script, readings = token
    one = Encoded(
        np.zeros((MOST, LONGEST), np.uint8), np.zeros(MOST, np.uint8), np.zeros(MOST, np.float32),
        np.zeros(MOST, np.uint64),
    )  # fmt: skip
    for n, (form, penalty) in enumerate(readings):
        letters = [CODES[script][letter] for letter in form if letter in CODES[script]][:LONGEST]
        one.letters[n, : len(letters)] = letters
        one.sizes[n] = len(letters)
        one.penalty[n] = penalty
        one.marks[n] = consonants(scripts.load(script).sound(form))
    return one


CODES = {script: {letter: n + 1 for n, letter in enumerate(ALPHABETS[script])} for script in SCRIPTS}


def consonants(sound: str) -> int:
    """One bit for the first and one for the second time that a consonant class is heard, and one that is always set."""
    bits = _PRESENT
    for letter in sound:
        if (place := _BIT.get(letter)) is not None:
            bits |= (1 << place) if not bits >> place & 1 else (2 << place)
    return bits
