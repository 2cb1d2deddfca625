"""Comparing texts and characters: what overlaps, what reads the same, where a text stands in another version."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

Span = tuple[int, int]
LETTERS = str.maketrans("أإآٱىة", "اااايه")


def shared(one: Span, other: Span) -> int:
    """Characters that both hold. Ex: (0, 5) and (3, 9) -> 2."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def much_shared(one: Span, other: Span) -> bool:
    """Whether the common part is at least half of each."""
    return 2 * shared(one, other) >= max(one[1] - one[0], other[1] - other[0], 1)


def covered(span: Span, by: Iterable[Span]) -> bool:
    """Whether at least half of a span lies within others."""
    return 2 * sum(shared(span, other) for other in by) >= span[1] - span[0]


def folded(text: object) -> str:
    """Words for comparing: no marks, no signs, one form of alef. Ex: "«أحمد» الخَولي" -> "احمد الخولي"."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c != "ـ").translate(LETTERS)
    return " ".join(re.findall(r"\w+", plain))


def alike(there: object, found: object) -> bool:
    """Whether one reads as the other or holds its words. Ex: "the Committee" and "Committee" -> True."""
    one, other = folded(there), folded(found)
    return bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def held_in(there: str, found: str) -> bool:
    """Whether one is part of the other, prefixes included. Ex: "بالبراميل المتفجرة" and "براميل متفجرة"."""
    one, other = bare(there), bare(found)
    return bool(one and other) and (one in other or other in one)


def bare(text: str) -> str:
    """Words without the article and what is written before it. Ex: "والبراميل" -> "براميل"."""
    return re.sub(r"\b(?:[وفبلك]?ال|لل)", "", folded(text))


def place(words: str, span: Span, text: str, other: str) -> Span | None:
    """Where an annotated text stands in another version of its article: the place whose surroundings agree best."""
    if text == other:
        return span
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before, after = text[max(0, span[0] - 40) : span[0]], text[span[1] : span[1] + 40]
    best, most = None, -1.0
    for hit in re.finditer(pattern, other):
        start, end = hit.span()
        agree = SequenceMatcher(None, before, other[max(0, start - 40) : start]).ratio()
        agree += SequenceMatcher(None, after, other[end : end + 40]).ratio()
        if agree > most:
            best, most = (start, end), agree
    return best
