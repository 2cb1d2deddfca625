"""Pairs of records that may be the same person, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import WIDTH


class Pairs(NamedTuple):
    """Pairs kept: positions of both records (left < right), codes (pairs x 16), comparisons no rule forced."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    codes: NDArray[np.uint8]
    free: NDArray[np.uint16]

    def only(self, rows: NDArray[np.int64] | NDArray[np.bool_] | slice) -> Pairs:
        """Copy the pairs of these rows, in this order."""
        return Pairs(self.left[rows], self.right[rows], self.codes[rows], self.free[rows])


def room_for(size: int) -> Pairs:
    """Make room for so many pairs."""
    return Pairs(
        np.empty(size, np.int32), np.empty(size, np.int32), np.zeros((size, WIDTH), np.uint8), np.empty(size, np.uint16)
    )


def no_pairs() -> Pairs:
    """Nothing found yet."""
    return room_for(0)


def together(parts: Sequence[Pairs]) -> Pairs:
    """Put pairs one after the other."""
    parts = parts or [no_pairs()]
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.free for part in parts]),
    )
