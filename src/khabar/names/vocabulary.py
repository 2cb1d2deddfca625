"""The distinct units of many names, numbered, and sorted for the kernels."""

from collections.abc import Iterable

from khabar.names import scripts, wordlists
from khabar.names.spelling import SCRIPTS, Token
from khabar.names.tries import Trie, trie


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
            held.append((start, len(self.tokens), trie(self.tokens[start:], start, script)))
        return [trie for _, _, trie in held]


def strong_sound(script: str, form: str) -> str:
    """The strong letters of a form as it sounds. Ex: strong_sound("latin", "nouralhuda") -> "nrlhd"."""
    return wordlists.strong(scripts.load(script).sound(form)).replace("x", "h")
