"""Rare spellings beside which a frequent one stands: slips of a hand, or a family that few lists name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA

from khabar.checks.copied.rows import Rows
from khabar.names.attested import attested

TIMES = 20
"""How often the frequent spelling has to stand for each time that the rare one does."""
SHORTEST = 4
"""Letters below which words that differ in one are different words."""
FREQUENT = 8
LEAST = 3
"""From how many documents a rare spelling is worth a look."""


class OddSpelling(NamedTuple):
    """A rare spelling, the frequent one next to it, and the rows it stands in: (key of the document, place)."""

    word: str
    usual: str
    rows: tuple[tuple[int, int], ...]


def usual_of(documents: Iterable[Rows]) -> dict[str, str]:
    """By rare word of names: the frequent one that it differs from in one letter (put in, left out, other, swapped).

    Spellings that people are known by are no slips.
    """
    counts: dict[str, int] = defaultdict(int)
    for rows in documents:
        times = np.bincount(rows.word_of, minlength=len(rows.words)).tolist() if rows.words else []
        for word, number in zip(rows.words, times, strict=True):
            counts[word] += number
    frequent: dict[str, list[str]] = defaultdict(list)
    for word, number in counts.items():
        if number >= FREQUENT and len(word) >= SHORTEST:
            for piece in _pieces(word):
                frequent[piece].append(word)
    return {word: usual for word, number in counts.items() if (usual := _usual(word, number, counts, frequent))}


def _usual(word: str, number: int, counts: Mapping[str, int], frequent: Mapping[str, list[str]]) -> str:
    if len(word) < SHORTEST or word.isdigit() or word in attested().latin or word in attested().arabic:
        return ""
    near = {other for piece in _pieces(word) for other in frequent.get(piece, ())}
    likely = [
        other for other in near if counts[other] >= max(FREQUENT, TIMES * number) and OSA.distance(word, other) == 1
    ]
    return max(likely, key=lambda other: (counts[other], other), default="")


def _pieces(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def odd_spellings(documents: Mapping[int, Rows]) -> list[OddSpelling]:
    """Rare spellings that stand in three documents or more, those in the most documents first."""
    usual = usual_of(documents.values())
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, rows in documents.items():
        odd = np.array([word in usual for word in rows.words], bool)
        for place in np.flatnonzero(odd[rows.word_of]).tolist() if len(odd) else ():
            found[rows.words[rows.word_of[place]]].append((key, int(rows.row_of[place])))
    spread = [OddSpelling(word, usual[word], tuple(rows)) for word, rows in found.items()]
    wide = [one for one in spread if len({key for key, _row in one.rows}) >= LEAST]
    return sorted(wide, key=lambda one: (-len({key for key, _row in one.rows}), one.word))
