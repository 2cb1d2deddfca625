"""In which language something is written, as far as its letters and the words of lists tell."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from khabar.formats import table
from khabar.readers.wording import fold

VERSION = "languages 1"

_LETTERS: tuple[tuple[str, str], ...] = (
    ("ckb", "[ڕڵۆێە]"),
    ("ar", "[\u0621-\u064a]"),
    ("arc", "[\u0710-\u072f]"),
    ("he", "[\u05d0-\u05ea]"),
    ("hy", "[\u0531-\u0587]"),
    ("ru", "[\u0410-\u044f]"),
    ("el", "[\u0391-\u03c9]"),
    ("tr", "(?-i:[ğşıİ])"),
    ("de", "[äöüß]"),
    ("fr", "[àçèéœ]"),
)
_PATTERNS = {code: re.compile(letters, re.IGNORECASE) for code, letters in _LETTERS}


@cache
def _english() -> re.Pattern[str]:
    """The words of lists in Latin letters: those of events and of headings, which are all English."""
    words = {fold(word) for name in ("events", "columns") for some in table(name).values() for word in some}
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word.isascii())
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


@lru_cache(10_000)
def language_of(words: str) -> str:
    """The ISO 639 code of the language of these words; "" when they don't tell.

    Latin letters alone are no language: a transliterated name says nothing. They count as English when a word of the
    tables stands among them, else as French, German or Turkish when they have letters of those.

    Ex: language_of("اعتقل") -> "ar"; language_of("held in Homs") -> "en"; language_of("arrêté à Homs") -> "fr";
    language_of("Mohamad") -> ""
    """
    counts = {code: len(pattern.findall(words)) for code, pattern in _PATTERNS.items()}
    if counts["ckb"]:
        return "ckb"
    letters = sum(map(str.isalpha, words))
    for code in ("ar", "arc", "he", "hy", "ru", "el"):
        if counts[code] and counts[code] * 3 >= letters:
            return code
    if _english().search(fold(words)):
        return "en"
    return next((code for code in ("tr", "de", "fr") if counts[code]), "")


def language_among(texts: Iterable[str]) -> str:
    """The language that most of these texts show, "" when none shows any: for the headings of a table.

    Ex: language_among(["id", "name", "mother"]) -> "en"
    """
    found = [code for text in texts if (code := language_of(text))]
    return max(dict.fromkeys(found), key=found.count, default="")
