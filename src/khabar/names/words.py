"""A name's text cut into words, each in one script."""

import re
from functools import lru_cache
from typing import NamedTuple

from khabar.names import scripts
from khabar.names.characters import clean
from khabar.names.lookalikes import unmasked
from khabar.names.run_together import halves

_WORD = re.compile(r"[^\s,،;؛/\\|()\[\]{}<>\"«»“”.:_+=*&#@!?؟~^-]+[.]?")
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
    for match in _WORD.finditer(text):
        form, script = folded(match.group()[: 4 * LONGEST])
        if not form:
            continue
        start, hyphen = match.start(), text[match.end() : match.end() + 1] == "-"
        if script and len(form) > 5 and (n := halves(match.group(), form, script)):
            found.append(Word(start, start + n, form[:n], script, False))
            start, form = start + n, form[n:]
        found.append(Word(start, match.end(), form, script, hyphen))
    return found


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> tuple[str, str]:
    """A word's folded form and its script. Ex: folded("Sa'id") -> ("said", "latin"); folded("2") -> ("2", "")."""
    cleaned = clean(unmasked(word))
    script = scripts.of(cleaned)
    return scripts.load(script or "latin").fold(cleaned)[:LONGEST], script


def comma(text: str) -> int:
    """Where the one comma of "Family, Given" stands, or 0."""
    places = [match.start() for match in _COMMA.finditer(text)]
    return places[0] if len(places) == 1 else 0
