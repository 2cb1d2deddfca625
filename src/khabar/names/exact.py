"""Which of several names that weigh the same is spelled as it was asked for."""

from collections.abc import Callable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from khabar.names.rows import Rows
from khabar.names.spelling import Token
from khabar.names.tokens import content, token

SAME_FORM, SAME_TEXT = 0.02, 0.01
"""Bits for a name of the same normal form, and more for the same text: an order among equals, hardly evidence. Two
lists write a namesake alike nearly as often as they write the same person alike."""


def spelled_as(asked: str) -> Callable[[str], int]:
    """How far names are spelled as one is asked for: 2 for the same text up to blanks, 1 for the same normal form, 0.

    Ex: spelled_as("أحمد ركاب")("احمد ركاب") -> 1; spelled_as("Ahmad Rikab")("أحمد ركاب") -> 0
    """
    words, tokens = asked.split(), _tokens(asked)

    def closeness(found: str) -> int:
        return 2 if found.split() == words else int(bool(tokens) and _tokens(found) == tokens)

    return closeness


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(token(one.unit) for one in content(text))


def digest(text: str) -> int:
    """A number that two texts share when they are the same up to blanks, and hardly ever otherwise."""
    return crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def same_form(rows: Rows, tokens: list[int]) -> NDArray[np.int32]:
    """The rows in the postings that hold exactly these tokens in this order."""
    sizes = [int(rows.posting_starts[one + 1] - rows.posting_starts[one]) for one in tokens]
    rarest = tokens[int(np.argmin(sizes))]
    found = rows.posted[rows.posting_starts[rarest] : rows.posting_starts[rarest + 1]]
    found = found[(rows.starts[found + 1] - rows.starts[found]) == len(tokens)]
    for place, one in enumerate(tokens):
        found = found[rows.tokens[rows.starts[found] + place] == one]
    return np.unique(found[rows.alive[found]])


def preferred(rows: Rows, few: NDArray[np.int32], tokens: list[int], text: str) -> NDArray[np.float64]:
    """The bits that each of a few rows is preferred by; `tokens`: those asked for, if the index holds them all."""
    alike = rows.starts[few + 1] - rows.starts[few] == len(tokens)
    for place, one in enumerate(tokens):
        alike[alike] = rows.tokens[rows.starts[few[alike]] + place] == one
    same = rows.digests[few] == digest(text)
    bits: NDArray[np.float64] = SAME_FORM * (alike | same) + SAME_TEXT * same
    return bits
