"""The channels: how likely a token of one script is to write a token of another, or of its own.

Every letter of the source emits a chunk of letters of the target; the chance of a chunk depends on the letter, on what
stands before it (nothing, a long vowel, the first consonant or another) and on the next letter, each context backing
off to the wider one. The tables of `data/` were learned by expectation maximisation (`data/learn.py`) from pairs of
spellings.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALPHABETS = {"arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويى", "latin": "abcdefghijklmnopqrstuvwxyz"}
WEAK = {"arabic": "اويى", "latin": "aeiouy"}
BASE = 32
BEFORE = 4
CHUNK = 4
"""Letters that one letter emits at most."""
LONGEST = 20
"""Letters of a token that are looked at."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Channel:
    """Tables for the kernels. A letter's code is its place in the alphabet plus one.

    Chunks that some letter emits are numbered; after them come those of 0 to 4 letters that none emits, and last one
    that goes beyond the end of a token.

    `weak[letter]`: whether it is a long vowel. `chance[context, slot]`: probability of a chunk; a context is (letter,
    class before, next letter) as one number. `slot[letter, chunk]`: where a chunk stands in the letter's contexts;
    those that it never emits share a place, by length. `chunk[code]`: the number of a chunk whose letters are the
    digits of `code` to the base 32. `swap`: probability that two neighbours change places. `rows[chunk, context]`: the
    same probabilities the other way round, where `ready[chunk]`. `lengths[chunk]`: the letters of each.
    """

    weak: NDArray[np.bool_]
    chance: NDArray[np.float32]
    slot: NDArray[np.uint16]
    chunk: NDArray[np.int16]
    swap: float
    rows: NDArray[np.float32]
    ready: NDArray[np.bool_]
    lengths: NDArray[np.int64]

    @property
    def tables(self) -> tuple[object, ...]:
        """The fields in their order, as the kernels take them."""
        return (self.weak, self.chance, self.slot, self.chunk, self.swap, self.rows, self.ready, self.lengths)


@dataclass(frozen=True, slots=True)
class Contexts:
    """The contexts of a source alphabet, and to which wider context each of them backs off."""

    letters: str
    weak: str

    @property
    def wider(self) -> NDArray[np.int64]:
        """For each context the one where only the class of the next letter counts."""
        size = len(self.letters)
        classes = np.array([1 + (letter not in self.weak) for letter in self.letters] + [0])
        number = np.arange(size * BEFORE * (size + 1))
        return np.asarray(number // (size + 1) * 3 + classes[number % (size + 1)])

    def place(self, letter: str, before: int, after: str) -> int:
        """The number of a context; `before` as `before` gives it, `after` is "" at the end of a token."""
        size = len(self.letters)
        after_code = self.letters.index(after) if after else size
        return (self.letters.index(letter) * BEFORE + before) * (size + 1) + after_code

    def before(self, token: str, place: int) -> int:
        """The class of what stands before: 0 nothing, 1 a long vowel, 2 the token's first consonant, 3 another."""
        if not place:
            return 0
        return 1 if token[place - 1] in self.weak else 2 if place == 1 else 3


def smoothed(counts: Floats, general: Floats, lengths: NDArray[np.int64], contexts: Contexts) -> Floats:
    """Probabilities of chunks in each context: (counts + 15 wider) / (n + 15), the wider ones with 10 and 5.

    `counts[context, chunk]`, `general[letter, chunk]`: expected counts; `lengths[chunk]`: letters of a chunk. Under
    all of them lies a half of what any letter emits and a half that falls with length only.
    """
    wider = contexts.wider
    middle = np.zeros((len(contexts.letters) * BEFORE * 3, counts.shape[1]))
    np.add.at(middle, wider, counts)
    overall = general.sum(0) + 1e-9
    base = 0.5 * overall / overall.sum() + 0.5 * by_length()[lengths]
    zero = (general + 5 * base) / (general.sum(1, keepdims=True) + 5)
    one = (middle + 10 * zero[np.arange(len(middle)) // (BEFORE * 3)]) / (middle.sum(1, keepdims=True) + 10)
    return np.asarray((counts + 15 * one[wider]) / (counts.sum(1, keepdims=True) + 15))


def by_length() -> Floats:
    """Probability of one chunk of 0 to 4 letters when nothing else is known."""
    return np.array([0.3, 0.4 / 26, 0.2 / 26**2, 0.07 / 26**3, 0.03 / 26**4])


def code(chunk: str, letters: str) -> int:
    """A chunk's letters as one number to the base 32. Ex: code("", "ab") -> 0; code("b", "ab") -> 2."""
    number = 0
    for letter in chunk:
        number = number * BASE + letters.index(letter) + 1
    return number
