"""Family names in capitals, as passports and forms write them: RIKAB Salim, Salim RIKAB."""

from collections.abc import Sequence


def family_first(words: Sequence[str]) -> int:
    """How many words in capitals stand before others that are not: the family name; else 0.

    Ex: family_first(["RIKAB", "Salim"]) -> 1; family_first(["SALIM", "RIKAB"]) -> 0; family_first(["M.", "Salim"]) -> 0
    """
    if not words or not words[0].isupper():
        return 0
    size = next((n for n, word in enumerate(words) if not word.isupper()), 0)
    return size if _long(words[:size]) and all(word[:1].isalpha() for word in words[size:]) else 0


def family_last(words: Sequence[str]) -> bool:
    """Whether the last word alone is in capitals. Ex: family_last(["Salim", "RIKAB"]) -> True."""
    return len(words) > 1 and words[-1].isupper() and _long(words[-1:]) and not any(one.isupper() for one in words[:-1])


def _long(words: Sequence[str]) -> bool:
    """Whether one word is longer than initials and titles are."""
    return any(sum(letter.isalpha() for letter in word) > 2 for word in words)
