"""Many names read into rows of token numbers, every plain word looked at once."""

from collections import defaultdict

from khabar.names import tokens
from khabar.names.capitals import family_first
from khabar.names.vocabulary import Vocabulary

_MOST_WORDS = 500_000


class Lexicon:
    """Turns names into token numbers of a growing vocabulary; plain words are remembered by their spelling.

    A name of two scripts may write itself twice, so words are remembered for names of their own script only.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._first: dict[str, tuple[int, str]] = {}
        self._later: dict[str, dict[str, int]] = defaultdict(dict)
        self._count = 0

    def row(self, text: str) -> list[int]:
        """The token numbers of a name, as `tokens.content` gives its parts."""
        spoken = text.split()
        in_order = not family_first(spoken)
        if len(spoken) <= tokens.MOST and spoken and in_order:
            try:
                number, script = self._first[spoken[0]]
                later = self._later[script]
                return [number, *[later[word] for word in spoken[1:]]]
            except KeyError:
                pass
        parts = tokens.with_kunya(tokens.content(text))
        row = [self._vocabulary.add(tokens.token(one.unit)) for one in parts]
        if len(row) == len(spoken) and in_order and self._count < _MOST_WORDS:
            for place, (word, number, one) in enumerate(zip(spoken, row, parts, strict=True)):
                if tokens.is_plain(word):
                    self._remember(word, number, one.unit.script, place)
        return row

    def _remember(self, word: str, number: int, script: str, place: int) -> None:
        held = self._later[script] if place else self._first
        if word not in held:
            self._count += 1
            if place:
                self._later[script][word] = number
            else:
                self._first[word] = number, script
