"""How common a name or a place is: agreeing on a rare one says more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BINS = 7


def bin_classes(classes: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Sort a column's classes into seven bins by log2 of their frequency, bin 0 the most common.

    The bins are of equal width between the most frequent class and a class that occurs twice.
    Returns each record's bin (0 where null) and the share of records in each bin (8, the last 0).
    """
    said = classes >= 0
    shares = np.zeros(BINS + 1)
    bins = np.zeros(len(classes), np.int32)
    if not said.any():
        return bins, shares
    counts = np.bincount(classes[said])
    top = np.log2(max(counts.max(), 4))
    fall = (top - np.log2(np.maximum(counts, 1))) / (top - 1)
    of_class = np.minimum((fall * BINS).astype(np.int32), BINS - 1)
    bins[said] = of_class[classes[said]]
    shares[:BINS] = np.bincount(bins[said], minlength=BINS) / said.sum()
    return bins, shares
