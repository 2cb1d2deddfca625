"""How usual a token is among names in Syria, Lebanon, Iraq and Palestine, quickly, whether it is known or not.

What is known is counted: an Arabic form by its share of each country's names, a Latin spelling by the shares of the
forms that it writes. On what is not known letters have the say: each depends on the two before it, with the wider
contexts mixed in (Jelinek and Mercer 1980), learned from the distinct forms and spellings.
"""

from functools import cache, lru_cache
from itertools import repeat
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
    """`number[letter]` from 1, 0 for either end; `chance[a, b, c]`: natural logarithm of P(c | a b), also as lists."""

    number: dict[str, int]
    chance: Floats
    lists: list[list[list[float]]]


@cache
def letters(script: str) -> Letters:
    """How letters follow each other in the known forms of a script."""
    number = {letter: n for n, letter in enumerate(ALPHABETS[script], 1)}
    size = len(number) + 1
    codes: list[int] = []
    for form in known(script):
        codes += [0, 0, *(number[letter] for letter in form if letter in number), 0]
    held = np.array(codes)
    triples = (held[:-2] * size + held[1:-1]) * size + held[2:]
    within = (held[1:-1] > 0) | (held[2:] > 0) & (held[:-2] == 0)
    counts = np.bincount(triples[within], minlength=size**3).reshape(size, size, size).astype(float)
    one = (counts.sum((0, 1)) + 1) / (counts.sum() + size)
    two = (counts.sum(0) + WIDER * one) / (counts.sum((0, 2))[:, None] + WIDER)
    chance = np.log((counts + WIDER * two) / (counts.sum(2, keepdims=True) + WIDER))
    return Letters(number, chance, chance.tolist())


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
    lists, before, last, total = held.lists, 0, 0, 0.0
    for code in [*map(held.number.get, form, repeat(0)), 0]:
        total += lists[before][last][code]
        before, last = last, code
    return KNOWN[script] * known(script).get(form, 0.0) + LETTERS[script] * exp(total)
