"""A name's text cut into words, each in one script."""

import re
from functools import lru_cache
from typing import NamedTuple

from khabar.names import scripts
from khabar.names.characters import clean
from khabar.names.lookalikes import unmasked
from khabar.names.run_together import halves

_WORD = re.compile(r"[^\s,،;؛/\\|()\[\]{}<>\"«»“”.:_+=*&#@!?؟~^-]+[.]?")
_PLAIN_ARABIC = re.compile("(?!اال)[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]+")
"""Words that folding leaves as they are, unless الله stands in them as broken PDF files write it."""
_ARABIC = re.compile("[ء-غف-ي]+")
"""Words in which there is nothing to clean."""
_COMMA = re.compile(r"[,،]")
LONGEST = 40
"""Letters of one word that are looked at."""


class Word(NamedTuple):
    """One word: where it stands in the raw text, its folded form, its script, whether a hyphen joins it to the next."""

    start: int
    end: int
    form: str
    script: str
    hyphen: bool


def cut(text: str) -> list[Word]:
    """The words of a text that have letters or digits, two common names run together as two.

    Ex: [w.form for w in cut("al-Khouli")] -> ["al", "khouli"]
    """
    found = []
    for word in _alone(text) or written(text):
        n = halves(text[word.start : word.end], word.form, word.script) if word.script and len(word.form) > 5 else 0
        if n:
            found.append(Word(word.start, word.start + n, word.form[:n], word.script, False))
            word = word._replace(start=word.start + n, form=word.form[n:])
        found.append(word)
    return found


def _alone(text: str) -> tuple[Word, ...]:
    """A text of nothing but plain letters as the one word that it is, else nothing."""
    plain = _plain(text)
    return (Word(0, len(text), *plain, False),) if plain else ()


def written(text: str) -> list[Word]:
    """The words of a text as blanks and signs part them, whatever names are known."""
    found = []
    for match in _WORD.finditer(text):
        form, script = folded(match.group()[: 4 * LONGEST])
        if form:
            found.append(Word(match.start(), match.end(), form, script, text[match.end() : match.end() + 1] == "-"))
    return found


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> tuple[str, str]:
    """A word's folded form and its script. Ex: folded("Sa'id") -> ("said", "latin"); folded("2") -> ("2", "")."""
    if plain := _plain(word):
        return plain
    cleaned = clean(unmasked(word))
    script = scripts.of(cleaned)
    return scripts.load(script or "latin").fold(cleaned)[:LONGEST], script


def _plain(word: str) -> tuple[str, str] | None:
    """What `folded` gives for a word of nothing but plain letters, else None."""
    if word.isascii():
        return (word.lower()[:LONGEST], "latin") if word.isalpha() else None
    if _PLAIN_ARABIC.fullmatch(word) and "هللا" not in word:
        return word[:LONGEST], "arabic"
    return (scripts.load("arabic").fold(word)[:LONGEST], "arabic") if _ARABIC.fullmatch(word) else None


def comma(text: str) -> int:
    """Where the one comma of "Family, Given" stands, or 0."""
    places = [match.start() for match in _COMMA.finditer(text)]
    return places[0] if len(places) == 1 else 0
