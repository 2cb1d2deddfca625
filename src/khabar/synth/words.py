"""A name as a word, and a vocabulary of words with how often each one is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Build = Literal["plain", "article", "servant", "abu", "faith", "title"]
Shares = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

PERSON, PARENT, GRANDPARENT = range(3)
_YOUNG = (1.6, 0.4, 0.06)
_OLD = (0.35, 1.0, 1.8)


@dataclass(frozen=True, slots=True)
class Word:
    """One name: how it is built, its Arabic core and the Latin spellings of the core.

    Ex: Word("servant", "الرحمن", ("Rahman", "Rahmane")) is عبد الرحمن.
    """

    build: Build
    arabic: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words; for each tradition (a number) the share of each word; and whether it is a name of the young or the old."""

    words: tuple[Word, ...]
    shares: Mapping[int, Shares]
    young: npt.NDArray[np.bool_]
    old: npt.NDArray[np.bool_]

    def draw(self, traditions: Ints, generation: int, rng: np.random.Generator) -> Ints:
        """Draw one word number for each row, by the row's tradition and the generation that bears the name."""
        fashion = np.where(self.young, _YOUNG[generation], np.where(self.old, _OLD[generation], 1.0))
        drawn = np.empty(len(traditions), dtype=np.int32)
        chance = rng.random(len(traditions))
        for tradition, shares in self.shares.items():
            rows = traditions == tradition
            ends = np.cumsum(shares * fashion)
            drawn[rows] = np.searchsorted(ends, chance[rows] * ends[-1], side="right")
        return drawn


def load(name: str) -> Any:
    """Read one YAML file of the data folder. Ex: load("places")."""
    import yaml

    return yaml.safe_load(files("khabar.synth").joinpath(f"data/{name}.yaml").read_text("utf-8"))


def words(build: Build, table: Mapping[str, list[str]]) -> tuple[Word, ...]:
    """Words of one build from a table of Arabic spellings and their Latin spellings."""
    return tuple(Word(build, arabic, tuple(latin)) for arabic, latin in table.items())
