"""Initials: a single letter agrees with a name that may begin with it."""

from functools import lru_cache
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from khabar.names.attested import first_letters
from khabar.names.usual import letters

WRONG = 0.02
"""Share of initials that are not the first letter of the name they stand for."""


def weigh_initials(
    script_a: str, a: tuple[str, ...], script_b: str, b: tuple[str, ...], weights: NDArray[np.float64]
) -> None:
    """Write the weights of pairs of which one is a single letter. Ex: M. and محمد agree as far as a letter tells."""
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            if min(len(one), len(other)) == 1:
                weights[i, j] = initial(script_a, one[0], script_b, other[0])


@lru_cache(maxsize=1 << 12)
def initial(script_a: str, a: str, script_b: str, b: str) -> float:
    """The weight in nats of two first letters, the same with the letters changed over."""
    if (script_b, b) < (script_a, a):
        return initial(script_b, b, script_a, a)
    usual = exp(letters(script_b).chance[0, 0, letters(script_b).number[b]]) if b in letters(script_b).number else 1.0
    chance = float(a == b) if script_a == script_b else first_letters().get((a, b), 0.0)
    return log((1 - WRONG) * chance / usual + WRONG)
