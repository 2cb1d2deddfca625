"""Two names compared: a match weight in bits, with the alignment it comes from."""

from dataclasses import dataclass
from math import exp

from khabar.names.parsing import parse
from khabar.names.parts import Part
from khabar.names.sounds import sound

MOST = 12
_WEAK = {"w": 0.15, "y": 0.15, "h": 0.35}
_ALIKE = {frozenset(pair): 0.3 for pair in ("tT", "dD", "gj", "kq", "sz", "zD", "sT", "hx", "dz", "wy")}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: a part of each name, one of them "" where it has no partner, and its weight in bits."""

    a: str
    b: str
    weight: float


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How far two names agree: similarity 0..1, match weight in bits, and the steps whose weights add up to it."""

    similarity: float
    weight: float
    alignment: tuple[Step, ...]


def compare(a: str, b: str) -> NameComparison:
    """Compare two names in either script; compare(a, b) and compare(b, a) weigh the same.

    Ex: compare("Mohamad al-Khouli", "محمد الخولي").similarity > 0.9
    """
    left, right = _content(a), _content(b)
    steps = _align(left, right)
    weight = sum(step.weight for step in steps)
    most = max(sum(_worth(part) for part in left), sum(_worth(part) for part in right), 1.0)
    return NameComparison(min(1.0, max(0.0, weight / most)), weight, steps)


def _content(text: str) -> list[Part]:
    return [part for part in parse(text).parts if part.role not in ("honorific", "particle")][:MOST]


def _worth(part: Part) -> float:
    return 3.0 + min(len(sound(part.text)), 8)


def _align(left: list[Part], right: list[Part]) -> tuple[Step, ...]:
    gap = -1.5
    best = [[(0.0, ())] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            ways = [(0.0, ())] if i == j == 0 else []
            if i and j:
                step = Step(left[i - 1].text, right[j - 1].text, _weigh(left[i - 1], right[j - 1]))
                ways.append((best[i - 1][j - 1][0] + step.weight, (*best[i - 1][j - 1][1], step)))
            if i:
                ways.append((best[i - 1][j][0] + gap, (*best[i - 1][j][1], Step(left[i - 1].text, "", gap))))
            if j:
                ways.append((best[i][j - 1][0] + gap, (*best[i][j - 1][1], Step("", right[j - 1].text, gap))))
            best[i][j] = max(ways, key=lambda way: way[0])
    return best[-1][-1][1]


def _weigh(a: Part, b: Part) -> float:
    worth = min(_worth(a), _worth(b))
    return worth * (2 * exp(-1.5 * _distance(sound(a.text), sound(b.text))) - 1)


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _WEAK.get(letter, 1.0))
    for x in a:
        above, row = row, [row[0] + _WEAK.get(x, 1.0)]
        for j, y in enumerate(b):
            swap = 0.0 if x == y else _ALIKE.get(frozenset((x, y)), 1.0)
            row.append(min(above[j] + swap, above[j + 1] + _WEAK.get(x, 1.0), row[-1] + _WEAK.get(y, 1.0)))
    return row[-1]
