"""The distinct units of many names, numbered, and sorted for the kernels."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import scripts, wordlists
from khabar.names.alternates import Reading
from khabar.names.attested import attested
from khabar.names.channel import ALPHABETS, LONGEST

SCRIPTS = ("arabic", "latin")
CODES = {script: {letter: n + 1 for n, letter in enumerate(ALPHABETS[script])} for script in SCRIPTS}

Token = tuple[str, tuple[Reading, ...]]
"""The script of a unit and its readings, the form itself first."""


class Trie(NamedTuple):
    """Readings of tokens of one script in the order of their letters, an entry each.

    `letters[entry, place]` codes of letters, `sizes` how many, `shared` how many are those of the entry before,
    `tokens` whose reading it is, `readings` which one, `penalty` what it costs (natural logarithm). `known`: where
    the forms stand that spellings are attested for, `trust` how far those are trusted (Arabic forms only).
    """

    letters: NDArray[np.uint8]
    sizes: NDArray[np.int64]
    shared: NDArray[np.int64]
    tokens: NDArray[np.int32]
    readings: NDArray[np.uint8]
    penalty: NDArray[np.float64]
    trust: NDArray[np.float64]
    known: dict[str, list[int]]


class Vocabulary:
    """Tokens numbered in the order in which they came."""

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        self.tokens: list[Token] = []
        self.number: dict[Token, int] = {}
        self._sounds: dict[tuple[str, str], list[int]] = {}
        self._heard = 0
        self._tries: dict[str, list[tuple[int, int, Trie]]] = {script: [] for script in SCRIPTS}
        for token in tokens:
            self.add(token)

    def __len__(self) -> int:
        return len(self.tokens)

    def add(self, token: Token) -> int:
        """The number of a token, new or known."""
        known = self.number.setdefault(token, len(self.tokens))
        if known == len(self.tokens):
            self.tokens.append(token)
        return known

    def sounding_like(self, token: Token, script: str) -> list[int]:
        """The tokens of a script whose strong letters are those of the token as it is written or otherwise read."""
        for number in range(self._heard, len(self.tokens)):
            own, readings = self.tokens[number]
            self._sounds.setdefault((own, strong_sound(own, readings[0][0])), []).append(number)
        self._heard = len(self.tokens)
        heard = {strong_sound(token[0], form) for form, _ in token[1]}
        return sorted(number for sound in heard for number in self._sounds.get((script, sound), ()))

    def tries(self, script: str) -> list[Trie]:
        """All tokens of a script in a few tries; those added since the last call get one, with smaller ones before."""
        held = self._tries[script]
        start = held[-1][1] if held else 0
        if start < len(self.tokens):
            while held and 2 * (len(self.tokens) - start) > held[-1][1] - held[-1][0]:
                start = held.pop()[0]
            held.append((start, len(self.tokens), _trie(self.tokens[start:], start, script)))
        return [trie for _, _, trie in held]


def _trie(tokens: Sequence[Token], first: int, script: str) -> Trie:
    rows = [
        (coded(form, script), number, place, penalty, form)
        for number, (own, readings) in enumerate(tokens, first)
        if own == script
        for place, (form, penalty) in enumerate(readings)
    ]
    rows.sort()
    held = attested()
    spelled = held.latin if script == "arabic" else held.arabic
    known: dict[str, list[int]] = {}
    for entry, row in enumerate(rows):
        if row[4] in spelled:
            known.setdefault(row[4], []).append(entry)
    letters = np.frombuffer(b"".join(row[0].ljust(LONGEST, b"\0") for row in rows), np.uint8).reshape(-1, LONGEST)
    unlike = np.ones((len(rows), LONGEST + 1), np.bool_)
    unlike[1:, :LONGEST] = letters[1:] != letters[:-1]
    sizes = np.array([len(row[0]) for row in rows], np.int64)
    shared = np.minimum(unlike.argmax(1), np.minimum(sizes, np.concatenate([[0], sizes[:-1]]))) if rows else sizes
    return Trie(
        letters,
        sizes,
        shared.astype(np.int64),
        np.array([row[1] for row in rows], np.int32),
        np.array([row[2] for row in rows], np.uint8),
        np.array([row[3] for row in rows], np.float64),
        np.array([held.trust.get(row[4], 0.0) if script == "arabic" else 0.0 for row in rows]),
        known,
    )


def strong_sound(script: str, form: str) -> str:
    """The strong letters of a form as it sounds. Ex: strong_sound("latin", "nouralhuda") -> "nrlhd"."""
    return wordlists.strong(scripts.load(script).sound(form)).replace("x", "h")


@lru_cache(maxsize=1 << 16)
def coded(form: str, script: str) -> bytes:
    """The letters of a form as their places in the alphabet plus one. Ex: coded("bad", "latin") -> b"\\2\\1\\4"."""
    codes = CODES[script]
    return bytes(codes[letter] for letter in form if letter in codes)[:LONGEST]
