"""The best alignment of two names under the usual frequencies, told step by step when it is asked for."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import BACK, compared, usual_costs
from khabar.names.comparison import How, Step
from khabar.names.parsing import Placed, usual_roles
from khabar.names.reading import read
from khabar.names.tokens import content
from khabar.names.weighing import weigh

TURNED = 3.0
"""Cost in nats of reading a name as family name first."""
USUAL = {(a, b): usual_costs(a, b) for a in (False, True) for b in (False, True)}
"""By whether each name has a kunya before it."""


class Alignment(Sequence[Step]):
    """The steps of an alignment, put into words when they are looked at first."""

    def __init__(self, a: str, b: str, changed: bool, turn: int, lines: NDArray[np.float64]) -> None:
        self._names = a, b
        self._changed = changed
        self._turn = turn
        self._lines = lines

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        left, right = (tuple(content(name)) for name in self._names)
        left = turned(left, self._turn)
        steps: list[Step] = []
        for kind, i, j, weight in self._lines.tolist():
            back_i, back_j = BACK[int(kind)]
            steps += _steps(int(kind), left[int(i) - back_i : int(i)], right[int(j) - back_j : int(j)], weight)
        if self._changed:
            return tuple([Step(step.b, step.a, step.weight, step.how, step.role) for step in steps])
        return tuple(steps)

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    @overload
    def __getitem__(self, place: int) -> Step: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, place: int | slice) -> Step | tuple[Step, ...]:
        return self._steps[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._steps == tuple(other)

    def __hash__(self) -> int:
        return hash(self._steps)

    def __repr__(self) -> str:
        return repr(self._steps)


def paired(a: str, b: str) -> tuple[float, float, Sequence[Step]]:
    """How far two names agree, 0..1, the weight in bits, and the alignment; the same with the names changed over."""
    changed = b < a
    if changed:
        a, b = b, a
    ours, theirs = read(a), read(b)
    if ours is None or theirs is None:
        return 0.0, 0.0, ()
    costs = USUAL[ours.kunya, theirs.kunya]
    similarity, weight, turn, lines = compared(weigh(ours, theirs), ours.size, theirs.size, costs, TURNED)
    return similarity, weight, Alignment(a, b, changed, turn, lines)


def turned(parts: tuple[Placed, ...], first: int) -> tuple[Placed, ...]:
    """The parts with the first ones put last, as given name, father and so on: the family name was written first."""
    if not first:
        return parts
    order = parts[first:] + parts[:first]
    roles = usual_roles(len(order))
    return tuple(one._replace(role=role, sure=sure) for one, (role, sure) in zip(order, roles, strict=True))


def _steps(kind: int, left: tuple[Placed, ...], right: tuple[Placed, ...], weight: float) -> list[Step]:
    """One step of an alignment in words, two of them where neighbours are swapped."""
    if kind == 4:
        pairs = [(left[0], right[1]), (left[1], right[0])]
        return [Step(x.text, y.text, weight / 2, How.SWAPPED, x.role) for x, y in pairs]
    role = (left or right)[-1].role
    if kind == 1:
        same = left[0].unit.form == right[0].unit.form
        agreeing = How.SAME if same else How.SPELLING if weight > 0 else How.DIFFERENT
        return [Step(left[0].text, right[0].text, weight, agreeing, role)]
    a, b = (" ".join([one.text for one in side]) for side in (left, right))
    return [Step(a, b, weight, How.MISSING if kind in (2, 3) else How.JOINED, role)]
