"""What the model itself expects of its links, where nobody knows the truth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def foresee(bits: NDArray[np.float64], threshold: float, blocking: float) -> dict[str, dict[str, float]]:
    """Estimate precision and recall of the pairs from the threshold up, by the sums of match probabilities.

    `blocking`: the share of true pairs that blocking brings. Right as far as the model is.
    """
    chance = 1 / (1 + np.exp2(-bits))
    linked, found = chance >= threshold, float(chance.sum())
    precision = float(chance[linked].mean()) if linked.any() else 1.0
    recall = float(chance[linked].sum()) / found * blocking if found else 1.0
    return {"expected": {"blocking_recall": blocking, "precision": precision, "recall": recall}}
