"""How sure it is that a name found is the one asked for, given the weights of all that were found."""

from collections.abc import Sequence
from math import log2

SLOPE, NOBODY = 0.4, 2.0
"""Bits of certainty that a bit of weight is worth, and bits by which nobody is likelier than a name met at random.

Fitted by likelihood on half of the names of `benchmarks/names`, a quarter of which stood on no row that was searched;
the calibration on the other half is measured there. Parts of names depend on each other, so a bit is worth less.
"""


def how_sure(weights: Sequence[float], among: int) -> list[float]:
    """The probability of each name found to be the one asked for; what is missing to 1 is that of none of them.

    `weights`: those of all hits of an index in bits, best first; `among`: how many names were searched. Namesakes share
    what there is: two that weigh the same are never more than half sure each.

    Ex: how_sure([30.0, 12.0], 50_000) -> [0.93, 0.01]; how_sure([30.0, 30.0], 50_000) -> [0.48, 0.48]
    """
    level = SLOPE * log2(max(among, 1)) + NOBODY
    odds = [2.0 ** min(SLOPE * weight - level, 60.0) for weight in weights]
    total = 1.0 + sum(odds)
    return [one / total for one in odds]
