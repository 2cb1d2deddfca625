"""Words for the second generator, from other sources than khabar's own lists: names and places in two scripts.

Names with their spellings and frequencies come from the table of the package arabic-name-romanizer (MIT, CC0), in the
peer's environment; places from the Open-Syria gazetteer (CC BY 4.0) in the data folder.
"""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOREIGN = ("IR", "PK", "AF")
COUNTED = 25_000


@dataclass(frozen=True)
class Words:
    """Words with their shares; `latin` holds every spelling, those of word w between share w and w + 1 of `edges`."""

    arabic: np.ndarray
    latin: np.ndarray
    edges: np.ndarray
    shares: np.ndarray

    def draw(self, count: int, rng: np.random.Generator) -> np.ndarray:
        """Draw words by their shares."""
        return np.minimum(np.searchsorted(np.cumsum(self.shares), rng.random(count)), len(self.shares) - 1)

    def write(self, words: np.ndarray, arabic: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Spell each word: in Arabic letters where `arabic`, else by one of its Latin spellings."""
        spelled = self.latin[
            np.minimum(np.searchsorted(self.edges, words + rng.random(len(words))), len(self.latin) - 1)
        ]
        return np.where(arabic, self.arabic[words], spelled)


def names(table: Path, role: str, flatness: float) -> Words:
    """The commonest names of a role ("given", "surname"), their frequencies raised to the power `flatness`."""
    spellings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = sqlite3.connect(table).execute("select arabic_key, latin, country, count from units where role = ?", (role,))
    for arabic, latin, country, count in rows:
        if country not in FOREIGN and latin.isascii() and len(arabic) > 2:
            spellings[arabic][latin] += count
    told = sorted(spellings.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:COUNTED]
    weights = np.array([sum(latin.values()) for _, latin in told], float) ** flatness
    return _words([(arabic, latin) for arabic, latin in told], weights)


def places(folder: Path) -> tuple[Words, np.ndarray, Words, Words]:
    """Towns, the governorate of each, governorates, and districts by town."""
    read = {what: json.loads((folder / f"opensyria_{what}.json").read_text("utf-8")) for what in LEVELS}
    governorate = {one["id"]: n for n, one in enumerate(read["governorates"])}
    district = {one["id"]: n for n, one in enumerate(read["districts"])}
    towns = read["subdistricts"]
    people = np.array([(town.get("population") or {}).get("value") or 5_000 for town in towns], float)
    of_town = np.array([[governorate[t["governorateId"]], district[t["districtId"]]] for t in towns])
    whole = [_words([_spellings(one) for one in read[what]], np.ones(len(read[what]))) for what in LEVELS]
    return _words([_spellings(town) for town in towns], people**0.8), of_town, whole[0], whole[1]


LEVELS = ("governorates", "districts", "subdistricts")


def _spellings(place: dict) -> tuple[str, dict[str, int]]:
    english = place["name"]["en"]
    other = [a["value"] for a in place["aliases"] if a["language"] == "en" and a["type"] == "alternate_spelling"]
    usable = [text for text in other if text.isascii() and len(text.split()) <= len(english.split())][:3]
    return place["name"]["ar"].removeprefix("مركز ").removeprefix("محافظة "), {english: 4} | dict.fromkeys(usable, 1)


def _words(told: list[tuple[str, dict[str, int]]], weights: np.ndarray) -> Words:
    latin, edges = [], []
    for number, (_, spelled) in enumerate(told):
        whole, passed = sum(spelled.values()), 0
        for text, count in spelled.items():
            passed += count
            latin.append(text)
            edges.append(number + passed / whole)
    arabic = np.array([text for text, _ in told], dtype=object)
    return Words(arabic, np.array(latin, dtype=object), np.array(edges), weights / weights.sum())
