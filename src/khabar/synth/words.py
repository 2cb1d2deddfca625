"""The words that synthetic names are composed of, with how often each one is used."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Build = Literal["plain", "article", "servant", "abu", "faith", "title"]
Shares = npt.NDArray[np.float64]


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
    """Words and their shares, which sum to 1."""

    words: tuple[Word, ...]
    shares: Shares

    def draw(self, count: int, rng: np.random.Generator) -> npt.NDArray[np.int32]:
        """Draw `count` word numbers by their shares."""
        return np.searchsorted(np.cumsum(self.shares), rng.random(count) * 0.999999).astype(np.int32)


def load(name: str) -> Any:
    """Read one YAML file of the data folder. Ex: load("places")."""
    import yaml

    return yaml.safe_load(files("khabar.synth").joinpath(f"data/{name}.yaml").read_text("utf-8"))


def _words(build: Build, table: dict[str, list[str]]) -> tuple[Word, ...]:
    return tuple(Word(build, arabic, tuple(latin)) for arabic, latin in table.items())


def _mix(*parts: tuple[float, tuple[Word, ...]], offset: float, slope: float) -> Vocabulary:
    """Give each part its share of the whole, spread inside it by Zipf's law over the order of the file."""
    shares = [share * _zipf(len(words), offset, slope) for share, words in parts]
    return Vocabulary(tuple(word for _, words in parts for word in words), np.concatenate(shares))


def _zipf(count: int, offset: float, slope: float) -> Shares:
    weights: Shares = (np.arange(count, dtype=np.float64) + offset) ** -slope
    shares: Shares = weights / weights.sum()
    return shares


@cache
def given_male() -> Vocabulary:
    """Names of men: plain ones, عبد with an attribute, and compounds in الدين."""
    parts = load("name_parts")
    plain, servant, faith = load("given_male"), parts["servant"], parts["faith"]
    return _mix(
        (0.86, _words("plain", plain)), (0.10, _words("servant", servant)), (0.04, _words("faith", faith)),
        offset=3, slope=0.95,
    )  # fmt: skip


@cache
def given_female() -> Vocabulary:
    """Names of women."""
    return _mix((1.0, _words("plain", load("given_female"))), offset=4, slope=0.9)


@cache
def family() -> Vocabulary:
    """Family names: with and without article, names of men as family names, أبو and الحاج with a name, ..."""
    parts, men = load("name_parts"), load("given_male")
    return _mix(
        (0.42, _words("article", parts["article"])), (0.16, _words("plain", parts["plain"])),
        (0.20, _words("plain", men)), (0.08, _words("abu", men)), (0.07, _words("title", men)),
        (0.05, _words("servant", parts["servant"])), (0.02, _words("faith", parts["faith"])),
        offset=12, slope=0.7,
    )  # fmt: skip
