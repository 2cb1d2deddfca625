"""Where a cluster holds together worst: the two groups with the least between them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Cut(NamedTuple):
    """A cluster in two: the members of the smaller side, and the bits of all pairs across, added up."""

    side: list[int]
    bits: float


def weakest_cut(bits: NDArray[np.float64]) -> Cut | None:
    """Find the split of a cluster across which its pairs' match weights add up to least; None for a single record.

    `bits` (n x n, symmetric): match weight of each pair, what `unscored` counts where no rule brought one. Each record
    and each start is tried: a side grows by the record that lowers the sum most. Exact for up to 12 records.
    Ex: three records, 0-1 at 9 bits, 1-2 at 2, 0-2 at -1 -> Cut([2], 1.0).
    """
    n = len(bits)
    if n < 2:
        return None
    plain = np.where(np.eye(n, dtype=bool), 0.0, bits)
    sides = _all_sides(n) if n <= 12 else _grown_sides(plain)
    inside = sides.astype(np.float64)
    across = np.einsum("si,ij,sj->s", inside, plain, 1 - inside)
    best = int(np.argmin(across))
    side = np.flatnonzero(sides[best])
    other = np.flatnonzero(~sides[best])
    smaller = side if len(side) <= len(other) else other
    return Cut(smaller.tolist(), float(across[best]))


def _all_sides(n: int) -> NDArray[np.bool_]:
    """Every way to split n records, the last one always on the other side."""
    numbers = np.arange(1, 1 << (n - 1))
    return np.asarray((numbers[:, None] >> np.arange(n)) & 1, np.bool_)


def _grown_sides(plain: NDArray[np.float64]) -> NDArray[np.bool_]:
    """From each record on, add the one with most bits to the side, and keep every side on the way."""
    n = len(plain)
    sides = []
    for start in range(n):
        side = np.zeros(n, np.bool_)
        side[start] = True
        for _ in range(n - 1):
            sides.append(side.copy())
            pull = np.where(side, -np.inf, 2 * plain[side].sum(axis=0) - plain.sum(axis=0))
            side[int(np.argmax(pull))] = True
    return np.array(sides)
