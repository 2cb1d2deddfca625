"""How usual a token is among names in Syria, Lebanon, Iraq and Palestine, quickly, whether it is known or not.

What is known is counted: an Arabic form by its share of each country's names, a Latin spelling by the shares of the
forms that it writes. On what is not known letters have the say: each depends on the two before it, with the wider
contexts mixed in (Jelinek and Mercer 1980), learned from the distinct forms and spellings.
"""

from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names.channel import ALPHABETS
from khabar.names.counted import known
from khabar.names.spelling import Token

Floats = NDArray[np.float64]
KNOWN, LETTERS = {"arabic": 0.7, "latin": 0.6}, {"arabic": 0.3, "latin": 0.3}
"""What a known share and what letters count, fitted so that both add up to P(token) by the channel over all names."""
WIDER = 5.0
UNSEEN = 0.02
"""Share of names that no list of usual ones holds."""
UNSEEN_LETTER = 2.3


class Letters(NamedTuple):
    """`number[letter]` from 1, 0 for either end; `chance[a, b, c]`: natural logarithm of P(c | a b)."""

    number: dict[str, int]
    chance: Floats


@cache
def letters(script: str) -> Letters:
    """How letters follow each other in the known forms of a script."""
    number = {letter: n for n, letter in enumerate(ALPHABETS[script], 1)}
    size = len(number) + 1
    counts = np.zeros((size, size, size))
    for form in known(script):
        code = [0, 0, *(number[letter] for letter in form if letter in number), 0]
        np.add.at(counts, (code[:-2], code[1:-1], code[2:]), 1.0)
    one = (counts.sum((0, 1)) + 1) / (counts.sum() + size)
    two = (counts.sum(0) + WIDER * one) / (counts.sum((0, 2))[:, None] + WIDER)
    return Letters(number, np.log((counts + WIDER * two) / (counts.sum(2, keepdims=True) + WIDER)))


@lru_cache(maxsize=1 << 16)
def usual(token: Token) -> float:
    """How likely a name of the usual ones is written as this token. Ex: usual(("arabic", (("محمد", 0.0),))) -> 0.08."""
    script, readings = token
    return sum(_usual(script, form) * exp(penalty) for form, penalty in readings) + unseen(token)


def unseen(token: Token) -> float:
    """Probability of a token under the assumption that its name is not among those counted."""
    return UNSEEN * exp(-UNSEEN_LETTER * len(token[1][0][0]))


def _usual(script: str, form: str) -> float:
    held = letters(script)
    before, last, total = 0, 0, 0.0
    for letter in form:
        code = held.number.get(letter, 0)
        total += held.chance[before, last, code]
        before, last = last, code
    total += held.chance[before, last, 0]
    return KNOWN[script] * known(script).get(form, 0.0) + LETTERS[script] * exp(total)
