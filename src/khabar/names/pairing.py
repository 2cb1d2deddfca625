"""The best alignment of two names under the usual frequencies, step by step."""

from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from khabar.names import pool
from khabar.names.aligning import align, usual_costs
from khabar.names.comparison import How, Step
from khabar.names.parsing import Placed
from khabar.names.tokens import content, merged, token
from khabar.names.vocabulary import Token, Vocabulary

Floats = NDArray[np.float64]
TURNED = 3.0
"""Cost in nats of reading a name as family name first."""
NEVER = -1e9
BACK = {1: (1, 1), 2: (1, 0), 3: (0, 1), 4: (2, 2), 5: (2, 1), 6: (1, 2)}
"""How many parts of each name a kind of step takes up, by the numbers of `align`."""


def aligned(a: str, b: str) -> tuple[Step, ...]:
    """The steps of the best alignment of two names; the same with the names changed over."""
    if b < a:
        return tuple(Step(step.b, step.a, step.weight, step.how, step.role) for step in aligned(b, a))
    left, right = content(a), content(b)
    if not left or not right:
        return ()
    ours, theirs = [token(one.unit) for one in left], [token(one.unit) for one in right]
    weights = np.array([[pair_weight(x, y) for y in theirs] for x in ours])
    total, steps = _traced(left, right, weights, joined(ours, theirs), joined(theirs, ours).T)
    if len(ours) == 1 or weights[0, 0] > 0 or weights[-1, -1] > 0:
        return steps
    for turn in (1, -1):
        turned, others = _traced(left[turn:] + left[:turn], right, np.roll(weights, -turn, 0), *_nothing(weights))
        if turned - TURNED > total:
            first = others[0]
            total = turned - TURNED
            steps = (Step(first.a, first.b, first.weight - TURNED / log(2), first.how, first.role), *others[1:])
    return steps


def _traced(
    left: list[Placed], right: list[Placed], weights: Floats, joined_a: Floats, joined_b: Floats
) -> tuple[float, tuple[Step, ...]]:
    """The best alignment of two names in this order, and its weight in nats."""
    best, how = np.zeros((13, 13)), np.zeros((13, 13), np.int8)
    i, j = weights.shape
    total = align(weights, i, j, joined_a, joined_b, usual_costs(), best, how)
    steps: list[Step] = []
    while i or j:
        kind = int(how[i, j])
        back_i, back_j = BACK[kind]
        weight = float(best[i, j] - best[i - back_i, j - back_j]) / log(2)
        steps.extend(_steps(kind, left[i - back_i : i], right[j - back_j : j], weight))
        i, j = i - back_i, j - back_j
    return float(total), tuple(reversed(steps))


def _nothing(weights: Floats) -> tuple[Floats, Floats]:
    return np.full_like(weights, NEVER), np.full_like(weights, NEVER)


def _steps(kind: int, left: list[Placed], right: list[Placed], weight: float) -> list[Step]:
    """One step of the table in words, the later part first where two parts were swapped."""
    if kind == 4:
        pairs = [(left[0], right[1]), (left[1], right[0])]
        return [Step(x.text, y.text, weight / 2, How.SWAPPED, x.role) for x, y in reversed(pairs)]
    role = (left or right)[-1].role
    a, b = (" ".join(one.text for one in side) for side in (left, right))
    if kind in (2, 3):
        return [Step(a, b, weight, How.MISSING, role)]
    if kind in (5, 6):
        return [Step(a, b, weight, How.JOINED, role)]
    same = left[0].unit.form == right[0].unit.form
    return [Step(a, b, weight, How.SAME if same else How.SPELLING if weight > 0 else How.DIFFERENT, role)]


def joined(a: list[Token], b: list[Token]) -> Floats:
    """The weight of each two neighbours of `a`, written as one word, against each part of `b`."""
    weights = np.full((len(a), len(b)), NEVER)
    for i, (x, y) in enumerate(pairwise(a)):
        if one := merged(x, y):
            weights[i] = [pair_weight(one, z) if _as_long(one, z) else NEVER for z in b]
    return weights


def _as_long(a: Token, b: Token) -> bool:
    return 2 * abs(len(a[1][0][0]) - len(b[1][0][0])) < len(b[1][0][0])


@lru_cache(maxsize=1 << 16)
def pair_weight(a: Token, b: Token) -> float:
    """The weight in nats of two tokens standing for one name, the same with the tokens changed over."""
    if a[0] == "latin" and b[0] == "arabic":
        a, b = b, a
    usual = pool.usual(b) if a[0] != b[0] else sqrt(pool.usual(a) * pool.usual(b))
    chance = likelihood(a, b) if a[0] != b[0] else sqrt(likelihood(a, b) * likelihood(b, a))
    return float(pool.weigh(chance, usual, pool.mismatch(a[0], b[0])))


def likelihood(a: Token, b: Token) -> float:
    """The probability that a token is written as another: P(b | a), of the likeliest readings."""
    _, chance = pool.matches(b, Vocabulary([a]), a[0], pool.FULLY)
    return float(chance.max(initial=0.0))
