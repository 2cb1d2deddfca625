"""Initials: a single letter agrees with a name that may begin with it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from khabar.names.attested import first_letters
from khabar.names.laying import Group
from khabar.names.spelling import Token
from khabar.names.usual import letters, usual

WRONG = 0.02
"""Share of initials that are not the first letter of the name they stand for."""


def weigh_initials(a: Group, b: Group, weights: NDArray[np.float64]) -> None:
    """Write the weights of pairs of which one is a single letter. Ex: M. and محمد agree as far as a letter tells."""
    for i, one in enumerate(_with_joined(a)):
        for j, other in enumerate(_with_joined(b)):
            if min(len(one), len(other)) == 1:
                weights[i, j] = initial(a.script, one[0], b.script, other[0])


def _with_joined(group: Group) -> list[str]:
    """The forms of a group, then those of two neighbours as one word."""
    forms, places = group.forms, group.places or range(len(group.forms))
    after = [forms[n] + forms[n + 1] for n in range(len(forms) - 1) if places[n + 1] == places[n] + 1]
    return [*forms, *after]


def begun_by(
    script: str, letter: str, tokens: Sequence[Token], target: str
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The tokens of a script that a letter may begin, with P(letter | token); P(token | letter) for Arabic to Latin."""
    first = {other: _begins(script, letter, target, other) for other in letters(target).number}
    backwards = script == "arabic" and target == "latin"
    own = usual((script, ((letter, 0.0),)))
    found = [
        (n, chance * (usual(token) if backwards else own))
        for n, token in enumerate(tokens)
        if token[0] == target and (chance := first.get(token[1][0][0][:1], 0.0)) > 0
    ]
    return np.array([n for n, _ in found], np.int32), np.array([chance for _, chance in found])


def initials_of(
    query: Token, number: Mapping[Token, int], target: str
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The tokens of a script that are a single letter with which the query may begin, and how likely, as `begun_by`."""
    found: dict[int, float] = {}
    for letter in letters(target).number:
        token: Token = (target, ((letter, 0.0),))
        if token in number and (chance := _begins(query[0], query[1][0][0][:1], target, letter)) > 0:
            backwards = query[0] == "arabic" and target == "latin"
            found[number[token]] = chance * (usual(token) if backwards else usual(query))
    return np.array(list(found), np.int32), np.array(list(found.values()))


def _begins(script: str, letter: str, target: str, other: str) -> float:
    """How many times likelier than usual a name that begins with `other` is written with `letter`; 0 when it is not."""
    weight = initial(script, letter, target, other)
    return exp(weight) if weight > 0 else 0.0


@lru_cache(maxsize=1 << 12)
def initial(script_a: str, a: str, script_b: str, b: str) -> float:
    """The weight in nats of two first letters, the same with the letters changed over."""
    if (script_b, b) < (script_a, a):
        return initial(script_b, b, script_a, a)
    usual = exp(letters(script_b).chance[0, 0, letters(script_b).number[b]]) if b in letters(script_b).number else 1.0
    chance = float(a == b) if script_a == script_b else first_letters().get((a, b), 0.0)
    return log((1 - WRONG) * chance / usual + WRONG)
