"""In which order the parts of a query look for rows, and what can still come after each."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import JOINED, Costs, usual_costs
from khabar.names.resembling import Resembling

Floats = NDArray[np.float64]
USUAL = usual_costs()
ALONE_FIRST, ALONE, ALONE_LAST = -5.0, -USUAL.gap_a_middle, -USUAL.gap_a_last
"""The most that a part without a partner weighs; a query in the other order costs 3 and puts its ends elsewhere."""


class Plan(NamedTuple):
    """Part i is found through `tokens[starts[i]:starts[i + 1]]`, which add `weights` to their rows, at most.

    Parts are taken in `order`, those made of two neighbours first, then those with the fewest rows. `rests[k]`: the
    most that a row weighs above its sum after k + 1 parts. Parts that a row lacks speak against it from the start, so a
    token adds that as well.
    """

    order: NDArray[np.int64]
    rests: Floats
    starts: NDArray[np.int64]
    tokens: NDArray[np.int32]
    weights: NDArray[np.float32]


def plan(found: Sequence[Resembling], n: int, posting_starts: NDArray[np.int64], costs: Costs) -> Plan:
    """Plan the search for `found`: n parts, then two neighbours as one word each."""
    factors = np.array([USUAL.first, *[1.0] * (n - 2), USUAL.last][-n:] if n > 1 else [USUAL.first])
    alone = np.array([max(ALONE_FIRST, -costs.gap_a_first), *[ALONE] * (n - 2), ALONE_LAST] if n > 1 else [ALONE])
    lacking = np.maximum(alone, [one.unlisted for one in found[:n]])
    gained = [one.listed_weights * factors[i] - lacking[i] for i, one in enumerate(found[:n])]
    gained += [one.listed_weights - JOINED - lacking[i] - lacking[i + 1] for i, one in enumerate(found[n:])]
    rows = np.array([(posting_starts[one.listed + 1] - posting_starts[one.listed]).sum() for one in found])
    order = np.lexsort((rows, np.arange(len(found)) < n))
    order = order[rows[order] > 0]
    left = np.array([*(one.most * factor for one, factor in zip(found, factors, strict=False)), *[0.0] * (n - 1)])
    missing = np.array([*lacking, *[0.0] * (n - 1)])
    rests = missing.sum() + np.cumsum((left - missing)[order][::-1])[::-1] - (left - missing)[order]
    return Plan(
        order,
        rests,
        np.array([0, *accumulate(len(one.listed) for one in found)]),
        np.concatenate([one.listed for one in found]),
        np.concatenate(gained).astype(np.float32),
    )
