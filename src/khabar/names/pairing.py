"""The best alignment of two names under the usual frequencies, step by step."""

from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import align_either_way, usual_costs
from khabar.names.comparison import How, Step
from khabar.names.parsing import Placed, usual_roles
from khabar.names.tokens import content, token
from khabar.names.weighing import Side, side, weigh

Floats = NDArray[np.float64]
TURNED = 3.0
"""Cost in nats of reading a name as family name first."""
USUAL = usual_costs()
BACK = {1: (1, 1), 2: (1, 0), 3: (0, 1), 4: (2, 2), 5: (2, 1), 6: (1, 2)}
"""How many parts of each name a kind of step takes up, by the numbers of `align`."""


def aligned(a: str, b: str) -> tuple[Step, ...]:
    """The steps of the best alignment of two names; the same with the names changed over."""
    if b < a:
        return tuple(Step(step.b, step.a, step.weight, step.how, step.role) for step in aligned(b, a))
    left, ours = _read(a)
    right, theirs = _read(b)
    if not left or not right:
        return ()
    turn, best, how = align_either_way(*weigh(ours, theirs), USUAL, TURNED)
    steps = _traced(turned(left, turn), right, best, how)
    if turn:
        first = steps[0]
        steps[0] = Step(first.a, first.b, first.weight - TURNED / log(2), first.how, first.role)
    return tuple(steps)


def turned(parts: tuple[Placed, ...], first: int) -> tuple[Placed, ...]:
    """The parts with the first ones put last, as given name, father and so on: the family name was written first."""
    if not first:
        return parts
    order = parts[first:] + parts[:first]
    roles = usual_roles(len(order))
    return tuple(one._replace(role=role, sure=sure) for one, (role, sure) in zip(order, roles, strict=True))


@lru_cache(maxsize=1 << 12)
def _read(name: str) -> tuple[tuple[Placed, ...], Side]:
    parts = tuple(content(name))
    return parts, side([token(one.unit) for one in parts])


def _traced(left: tuple[Placed, ...], right: tuple[Placed, ...], best: Floats, how: NDArray[np.int8]) -> list[Step]:
    """The steps of an alignment, from its tables."""
    i, j = len(left), len(right)
    best_in_bits, kinds = (best / log(2)).tolist(), how.tolist()
    steps: list[Step] = []
    while i or j:
        kind = kinds[i][j]
        back_i, back_j = BACK[kind]
        weight = best_in_bits[i][j] - best_in_bits[i - back_i][j - back_j]
        steps.extend(_steps(kind, left[i - back_i : i], right[j - back_j : j], weight))
        i, j = i - back_i, j - back_j
    steps.reverse()
    return steps


def _steps(kind: int, left: tuple[Placed, ...], right: tuple[Placed, ...], weight: float) -> list[Step]:
    """One step of the table in words, the later part first where two parts were swapped."""
    if kind == 4:
        pairs = [(left[0], right[1]), (left[1], right[0])]
        return [Step(x.text, y.text, weight / 2, How.SWAPPED, x.role) for x, y in reversed(pairs)]
    role = (left or right)[-1].role
    if kind == 1:
        same = left[0].unit.form == right[0].unit.form
        agreeing = How.SAME if same else How.SPELLING if weight > 0 else How.DIFFERENT
        return [Step(left[0].text, right[0].text, weight, agreeing, role)]
    a, b = (" ".join(one.text for one in side) for side in (left, right))
    return [Step(a, b, weight, How.MISSING if kind in (2, 3) else How.JOINED, role)]
