"""Match weights of kept pairs."""

from __future__ import annotations

from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.pairs import Pairs
from khabar.linkage.training import CHUNK, Model
from khabar.linkage.weighing import score


def weigh(pairs: Pairs, model: Model, engine: ModuleType) -> NDArray[np.float32]:
    """Give the match weight of each pair in bits, kin taken into account."""
    weights = model.weights()
    bits = np.empty(len(pairs.codes), np.float32)

    def run(first: int) -> None:
        part = slice(first, first + CHUNK)
        score(pairs.codes[part], weights, bits[part])

    for _ in engine.each(run, range(0, len(bits), CHUNK)):
        pass
    return bits
