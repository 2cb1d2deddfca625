"""The towns where the invented people live: real names of towns, with how often lists name them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from khabar.synth.words import Word, load


@dataclass(frozen=True, slots=True)
class Towns:
    """Towns and governorates as words; `governorate` leads from a town to the number of its governorate's word."""

    words: tuple[Word, ...]
    governorate: npt.NDArray[np.int32]
    shares: npt.NDArray[np.float64]

    def draw(self, count: int, rng: np.random.Generator) -> npt.NDArray[np.int32]:
        """Draw `count` towns; the governorate's own seat counts as one of its towns."""
        return rng.choice(len(self.shares), size=count, p=self.shares).astype(np.int32)


@cache
def towns() -> Towns:
    """The table of data/places.yaml."""
    words: list[Word] = []
    governorate: list[int] = []
    shares: list[float] = []
    for entry in load("places"):
        seat = len(words)
        names = {entry["ar"]: entry["latin"], **entry["towns"]}
        ranks = 1 / (np.arange(len(names)) + 2)
        for (arabic, latin), share in zip(names.items(), entry["weight"] * ranks / ranks.sum(), strict=True):
            words.append(Word("plain", arabic, tuple(latin)))
            governorate.append(seat)
            shares.append(share)
    weights = np.array(shares)
    return Towns(tuple(words), np.array(governorate, dtype=np.int32), weights / weights.sum())
