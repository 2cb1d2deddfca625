"""What a run leaves behind for those who come later: everything needed to weigh new records against the old ones."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.affinity import Affinity
from khabar.linkage.blocking import Blocks
from khabar.linkage.encode import Encoded
from khabar.linkage.recipe import Recipe
from khabar.linkage.training import Model


class Learned(NamedTuple):
    """Coded records, the blocks of each rule, the model, kept pairs with bits, a cluster a record."""

    encoded: Encoded
    blocks: list[Blocks]
    model: Model
    affinities: list[Affinity]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]
    labels: NDArray[np.int64]
    recipe: Recipe
