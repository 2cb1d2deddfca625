"""What the model itself expects of its links, where nobody knows the truth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.candidates import Pairs


def foresee(pairs: Pairs, bits: NDArray[np.float64], threshold: float) -> dict[str, dict[str, float]]:
    """Estimate the recall of blocking, and precision and recall of the pairs from the threshold up.

    Blocking: each matched pair was brought by some number of rules; those brought by one or by two tell how many were
    brought by none (Chao's lower bound, 1987, so that recall is an upper bound). Precision and recall are sums of
    probabilities: right as far as the model is.
    """
    chance = 1 / (1 + np.exp2(-bits))
    times = pairs.codes[:, 15]
    once, twice = float(chance[times == 1].sum()), float(chance[times == 2].sum())
    found = float(chance.sum())
    missed = once**2 / (2 * max(twice, 1.0))
    blocking = found / (found + missed) if found else 1.0
    linked = chance >= threshold
    precision = float(chance[linked].mean()) if linked.any() else 1.0
    recall = float(chance[linked].sum()) / found * blocking if found else 1.0
    return {"expected": {"blocking_recall": blocking, "precision": precision, "recall": recall}}
