"""Many names read into rows of token numbers, every plain word looked at once."""

from khabar.names import joining, tokens, wordlists, words
from khabar.names.pieces import may_be_piece
from khabar.names.vocabulary import Vocabulary

_MOST_WORDS = 500_000


class Lexicon:
    """Turns names into token numbers of a growing vocabulary; plain words are remembered by their spelling."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._first: dict[str, int] = {}
        self._later: dict[str, int] = {}

    def row(self, text: str) -> list[int]:
        """The token numbers of a name, as `tokens.content` gives its parts."""
        spoken = text.split()
        if len(spoken) <= tokens.MOST and spoken:
            try:
                later = self._later
                return [self._first[spoken[0]], *[later[word] for word in spoken[1:]]]
            except KeyError:
                pass
        parts = tokens.content(text)
        row = [self._vocabulary.add(tokens.token(one.unit)) for one in parts]
        if len(row) == len(spoken) and len(self._later) < _MOST_WORDS:
            for place, (word, number) in enumerate(zip(spoken, row, strict=True)):
                if place == 0 and is_plain(word):
                    self._first[word] = number
                elif place and is_plain(word):
                    self._later[word] = number
        return row


def is_plain(word: str) -> bool:
    """Whether a word is a part of a name by itself wherever it stands, without signs that cut it."""
    found = words.cut(word)
    if len(found) != 1 or found[0].end - found[0].start != len(word) or not found[0].script:
        return False
    form, known = found[0].form, wordlists.read(found[0].script)
    listed = (
        known.honorific,
        known.child,
        known.stray,
        known.alias,
        known.house,
        known.sun,
        known.servant,
        known.after,
        known.kunya,
    )
    if any(form in several for several in listed) or may_be_piece(form, found[0].script):
        return False
    return len(joining.join(found)) == 1
