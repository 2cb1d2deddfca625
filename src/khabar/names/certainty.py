"""How sure it is that a name found is the one asked for, given the weights of all that were found."""

from collections.abc import Sequence
from math import log2

SLOPE, SIZE, SOMEBODY = 0.27, 0.38, 2.3
"""Bits of certainty for a bit of the best weight, against each doubling of the names searched, and to begin with.

Parts of names depend on each other, so a bit of weight is worth less.
"""
SHARING = 0.8
"""Bits by which a hit is likelier than the next for a bit of weight between them."""
USUAL = 1.8
"""Bits by which weights under the usual frequencies claim too much: those of the list searched fit it better."""


def how_sure(weights: Sequence[float], among: int, against: float = 0.0, usual: bool = False) -> list[float]:
    """The probability of each name found to be the one asked for; what is missing to 1 is that of none of them.

    `weights`: those of all hits in bits, best first; `among`: how many names were searched; `against`: the bits, 0 or
    less, with which parts that are other names speak against the best hit (`NameComparison.against`); `usual`: whether
    the weights come from `compare` and not from an index. Namesakes share what there is: two that weigh the same are
    never more than half sure each. Fitted by likelihood on the half of the names of `benchmarks/names` that is for
    tuning, a quarter of which stood on no row that was searched; on the other half the benchmark tells how right it is.

    Ex: how_sure([30.0, 12.0], 50_000) -> [0.95, 0.0]; how_sure([30.0, 30.0], 50_000) -> [0.48, 0.48]
    """
    if not weights:
        return []
    level = SLOPE * (weights[0] + against) - SIZE * log2(max(among, 1)) + SOMEBODY - USUAL * usual
    somebody = 1 / (1 + 2.0 ** -max(min(level, 60.0), -60.0))
    shares = [2.0 ** (SHARING * max(weight - weights[0], -1000.0)) for weight in weights]
    total = sum(shares)
    return [somebody * one / total for one in shares]
