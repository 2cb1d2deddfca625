"""The distinct units of many names, numbered, and sorted for the kernels."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from khabar.names import scripts, wordlists
from khabar.names.rivals import standing
from khabar.names.spelling import SCRIPTS, Token
from khabar.names.tries import Trie, trie
from khabar.names.usual import usual


class Vocabulary:
    """Tokens numbered in the order in which they came."""

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        self.tokens: list[Token] = []
        self.number: dict[Token, int] = {}
        self._scripts = np.zeros(0, np.uint8)
        self._usual = np.zeros(0)
        self._standing = np.zeros(0)
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

    @property
    def scripts(self) -> NDArray[np.uint8]:
        """The script of each token, as its place in `SCRIPTS`."""
        if len(self._scripts) < len(self.tokens):
            later = [SCRIPTS.index(script) for script, _ in self.tokens[len(self._scripts) :]]
            self._scripts = np.concatenate([self._scripts, np.array(later, np.uint8)])
        return self._scripts

    def usual(self, tokens: NDArray[np.int32]) -> NDArray[np.float64]:
        """How likely a name of the usual ones is written as each of some tokens; computed once for each."""
        self._usual = self._roomy(self._usual)
        for token in tokens[np.isnan(self._usual[tokens])]:
            self._usual[token] = usual(self.tokens[token])
        return self._usual[tokens]

    def standing(self, tokens: NDArray[np.int32]) -> NDArray[np.float64]:
        """What `rivals.standing` says of each of some tokens; looked for once for each."""
        self._standing = self._roomy(self._standing)
        for token in tokens[np.isnan(self._standing[tokens])]:
            self._standing[token] = standing(self.tokens[token])
        return self._standing[tokens]

    def _roomy(self, held: NDArray[np.float64]) -> NDArray[np.float64]:
        """What is held of each token, NaN for those added since."""
        more = len(self.tokens) - len(held)
        return np.concatenate([held, np.full(more, np.nan)]) if more else held

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
            held.append((start, len(self.tokens), trie(self.tokens[start:], start, script)))
        return [trie for _, _, trie in held]


def strong_sound(script: str, form: str) -> str:
    """The strong letters of a form as it sounds. Ex: strong_sound("latin", "nouralhuda") -> "nrlhd"."""
    return wordlists.strong(scripts.load(script).sound(form)).replace("x", "h")
