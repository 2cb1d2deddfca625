"""A list's personality: who keeps it, whom it reaches, how it writes. One YAML file each in data/personalities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from khabar.synth.texts import Texts

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Form:
    """How the file is written: as csv, xlsx or html, set of headings (headers.yaml) and shape of its record ids.

    Encoding and delimiter count for csv alone; the others are UTF-8 by their nature.
    """

    headers: str
    record_id: str
    file: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ","

    def record_ids(self, start: int, count: int) -> Texts:
        """The ids of `count` rows behind the first `start` ones. Ex: "N{:04d}" -> N0001, N0002, ..."""
        return np.array([self.record_id.format(start + row + 1) for row in range(count)], dtype=object)


@dataclass(frozen=True, slots=True)
class Habits:
    """How names are written; every plain number is the share of the times that the list does it."""

    bare_alef: float = 0.5
    ha_for_ta: float = 0.1
    ya_for_maqsura: float = 0.1
    joined: float = 0.3
    mother_family: float = 0.0
    french: float = 0.0
    article: Shares = field(default_factory=lambda: {"al-": 5, "Al ": 2, "Al-": 2, "": 1})
    same_hand: float = 0.6
    """How often a name takes the one spelling that this list prefers for it."""
    family_first: bool = False
    """Whether a full name is written as "Family, Given Father Grandfather"."""


@dataclass(frozen=True, slots=True)
class Copying:
    """The list that a list copies rows from, if that one is there, and which columns; slips["copied"] of its rows."""

    source: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Personality:
    """Everything that tells one list from another.

    `weight`: its size against the others. `reach`: multipliers of the chance to be listed, by fate, for women, and
    by governorate (its first Latin spelling). `reports`: of the people with a fate, the share whose fate (not
    detention) it tells. `birth_forms`, `event_forms`: share of each way to write a date (calendar.FORMS). `town`: how
    often it names the town, not the governorate. `missing`: share of empty cells by column. `slips`: share of records
    with each oddity (oddity.Oddity). `tells`: the one fate that it tells of whomever it names, true or not.
    `event_words`: its own words for an event, in place of events.yaml. `earlier_edition`: one is written too.
    """

    name: str
    title: str
    form: Form
    script: str
    columns: tuple[str, ...]
    weight: float
    habits: Habits
    birth_forms: Shares
    event_forms: Shares
    town: float
    reach: Shares = field(default_factory=dict)
    reports: Shares = field(default_factory=dict)
    missing: Shares = field(default_factory=dict)
    slips: Shares = field(default_factory=dict)
    tells: str = ""
    event_words: Mapping[str, list[str]] = field(default_factory=dict)
    copies: Copying | None = None
    earlier_edition: bool = False


@cache
def personalities() -> tuple[Personality, ...]:
    """Every personality, in the order of the file names."""
    import yaml

    folder = files("khabar.synth").joinpath("data/personalities")
    found = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    return tuple(_personality(name, yaml.safe_load(text)) for name, text in sorted(found.items()))


def _personality(file_name: str, traits: dict[str, Any]) -> Personality:
    name = file_name.removesuffix(".yaml").split("_", 1)[1]
    form, habits = Form(**traits.pop("form")), Habits(**traits.pop("habits"))
    copies = traits.pop("copies", None)
    copying = Copying(copies["source"], tuple(copies["columns"])) if copies else None
    columns = tuple(traits.pop("columns"))
    return Personality(name=name, copies=copying, form=form, habits=habits, columns=columns, **traits)
