"""The best alignment of two names under the usual frequencies, step by step."""

from functools import lru_cache
from math import log

from khabar.names.aligning import BACK, align_either_way, usual_costs
from khabar.names.comparison import How, Step
from khabar.names.laying import Side, Written, side, written
from khabar.names.parsing import Placed, usual_roles
from khabar.names.tokens import Said, content, has_kunya, in_roles, read_run, runs, token
from khabar.names.weighing import weigh

TURNED = 3.0
"""Cost in nats of reading a name as family name first."""
USUAL = {(a, b): usual_costs(a, b) for a in (False, True) for b in (False, True)}
"""By whether each name has a kunya before it."""


def aligned(a: str, b: str) -> tuple[Step, ...]:
    """The steps of the best alignment of two names; the same with the names changed over."""
    changed = b < a
    left, ours = _read(b if changed else a)
    right, theirs = _read(a if changed else b)
    if not left or not right:
        return ()
    costs = USUAL[has_kunya(left), has_kunya(right)]
    turn, lines = align_either_way(weigh(ours, theirs), len(left), len(right), costs, TURNED)
    left = turned(left, turn)
    steps: list[Step] = []
    for kind, i, j, weight in lines.tolist():
        back_i, back_j = BACK[int(kind)]
        steps += _steps(int(kind), left[int(i) - back_i : int(i)], right[int(j) - back_j : int(j)], weight)
    if turn:
        first = steps[0]
        steps[0] = Step(first.a, first.b, first.weight - TURNED / log(2), first.how, first.role)
    if changed:
        return tuple([Step(step.b, step.a, step.weight, step.how, step.role) for step in steps])
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
    """The parts of a name with the same laid out, run by run where that will do."""
    parts: list[Said] = []
    laid: list[Written] = []
    for n, run in enumerate(runs(name)):
        held = _laid(run, n > 0)
        if not held:
            break
        parts += held[0]
        laid += held[1]
    else:
        if parts and (found := in_roles(parts)):
            return tuple(found), side(laid)
    whole = tuple(content(name))
    return whole, side([written(token(one.unit)) for one in whole])


@lru_cache(maxsize=1 << 17)
def _laid(run: str, later: bool) -> tuple[tuple[Said, ...], tuple[Written, ...]] | None:
    """What `tokens.read_run` reads, with the same laid out."""
    held = read_run(run, later)
    return (held, tuple(written(token(unit)) for unit, _ in held)) if held else None


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
