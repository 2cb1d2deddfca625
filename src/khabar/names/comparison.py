"""Two names compared: a match weight in bits, with the alignment it comes from."""

from collections.abc import Sequence
from enum import StrEnum
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

    The similarity is the mean over the steps of how likely each is an agreement; a part without a partner counts a
    third of a disagreement. The steps are put into words when they are first looked at.

    A weight of 10 bits says that the agreement is about 1,000 times likelier between two records of one person than
    between two people met at random; below 0 it speaks against.
    """

    similarity: float
    weight: float
    alignment: Sequence[Step]

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
    from khabar.names.pairing import paired

    return NameComparison(*paired(a, b))
