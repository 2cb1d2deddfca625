"""The towns where the invented people live: real names of towns, with how often lists name them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from khabar.synth.vocabularies import CHRISTIAN, GENERAL, KURDISH
from khabar.synth.words import Ints, Shares, Word, load


@dataclass(frozen=True, slots=True)
class Towns:
    """Towns and governorates as words, with the share of each.

    `governorate` leads from a town to the number of its governorate's word; `traditions` holds for each town the
    shares of the naming traditions, in the order of their numbers.
    """

    words: tuple[Word, ...]
    governorate: Ints
    shares: Shares
    traditions: npt.NDArray[np.float64]

    def draw(self, count: int, rng: np.random.Generator) -> Ints:
        """Draw `count` towns; the governorate's own seat counts as one of its towns."""
        return rng.choice(len(self.shares), size=count, p=self.shares).astype(np.int32)

    def draw_tradition(self, home: Ints, rng: np.random.Generator) -> Ints:
        """Draw the naming tradition of each household by where it lives."""
        ends = np.cumsum(self.traditions, axis=1)[home]
        drawn: Ints = (rng.random(len(home))[:, None] > ends[:, :-1]).sum(axis=1).astype(np.int32)
        return drawn


@cache
def towns() -> Towns:
    """The table of data/places.yaml, with the traditions of data/communities.yaml."""
    communities = load("communities")
    words: list[Word] = []
    governorate: list[int] = []
    shares: list[float] = []
    traditions: list[list[float]] = []
    for entry in load("places"):
        seat = len(words)
        names = {entry["ar"]: entry["latin"], **entry["towns"]}
        mixture = [0.0, 0.0, 0.0]
        for number, name in ((CHRISTIAN, "christian"), (KURDISH, "kurdish")):
            by_governorate = communities[name]["share"]
            mixture[number] = by_governorate.get(entry["ar"], by_governorate["else"])
        mixture[GENERAL] = 1 - sum(mixture)
        ranks = 1 / (np.arange(len(names)) + 2)
        for (arabic, latin), share in zip(names.items(), entry["weight"] * ranks / ranks.sum(), strict=True):
            words.append(Word("plain", arabic, tuple(latin)))
            governorate.append(seat)
            shares.append(share)
            traditions.append(mixture)
    weights = np.array(shares)
    return Towns(tuple(words), np.array(governorate, np.int32), weights / weights.sum(), np.array(traditions))
