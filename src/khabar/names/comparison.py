"""Two names compared: a match weight in bits, with the alignment it comes from."""

from enum import StrEnum
from math import exp, log
from typing import NamedTuple


class How(StrEnum):
    """How one step of an alignment relates the parts of two names."""

    SAME = "same"
    SPELLING = "spelling"
    DIFFERENT = "different"
    MISSING = "missing"
    SWAPPED = "swapped"
    JOINED = "joined"


class Step(NamedTuple):
    """One step of an alignment: the part of each name as written, "" where it has no partner, and its weight in bits.

    `role` is that of the part, from the first name when both have one (see `Part`).
    """

    a: str
    b: str
    weight: float
    how: How
    role: str


class NameComparison(NamedTuple):
    """How far two names agree: similarity 0..1, match weight in bits, and the steps whose weights add up to it.

    A weight of 10 bits says that the agreement is about 1,000 times likelier between two records of one person than
    between two people met at random; below 0 it speaks against.
    """

    similarity: float
    weight: float
    alignment: tuple[Step, ...]

    @property
    def against(self) -> float:
        """The bits, 0 or less, with which parts that are different names speak against it."""
        return sum(min(step.weight, 0.0) for step in self.alignment if step.how is How.DIFFERENT)


def compare(a: str, b: str) -> NameComparison:
    """Compare two names in either script; compare(a, b) and compare(b, a) weigh the same.

    Parts are aligned in order; a part may be missing, two neighbours swapped or joined, the family name written first.
    What agreement tells depends on how rare a name is in Syria, Lebanon, Iraq and Palestine.

    Ex: compare("Mohamad al-Khouli", "محمد الخولي").weight -> more than 8 bits
    """
    from khabar.names.pairing import aligned

    steps = aligned(a, b)
    weight = sum(step.weight for step in steps)
    return NameComparison(_similarity(steps), weight, steps)


def _similarity(steps: tuple[Step, ...]) -> float:
    """The mean over the steps of how likely each is an agreement, given names alone carry it up or down.

    A part without a partner counts a third of a disagreement.
    """
    total = agreed = 0.0
    for step in steps:
        share = 1 / 3 if step.how is How.MISSING else 1.0
        total += share
        if step.how is not How.MISSING:
            agreed += 1 / (1 + exp(-step.weight * log(2)))
    return agreed / total if total else 0.0
