"""A list's personality: who keeps it, whom it reaches, how it writes. One YAML file each in data/personalities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Form:
    """How the file is written: encoding, delimiter, set of headings (headers.yaml) and shape of its record ids."""

    encoding: str
    delimiter: str
    headers: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Habits:
    """How names are spelled; every number is the share of the times that the list does it."""

    bare_alef: float = 0.5
    ha_for_ta: float = 0.1
    ya_for_maqsura: float = 0.1
    joined: float = 0.3
    french: float = 0.0
    article: Shares = field(default_factory=lambda: {"al-": 5, "Al ": 2, "Al-": 2, "": 1})
    same_hand: float = 0.6
    """How often a name takes the one spelling that this list prefers for it."""


@dataclass(frozen=True, slots=True)
class Personality:
    """Everything that tells one list from another.

    `weight`: its size against the others. `reach`: multipliers of the chance to be listed, by fate, for women, and by
    governorate. `reports`: of the people with a fate, the share whose fate (not detention) it tells.
    `birth_forms`, `event_forms`: share of each way to write a date (calendar.FORMS). `missing`: share of empty cells by
    column. `slips`: share of records with each mistake (oddity.Oddity).
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


@cache
def personalities() -> tuple[Personality, ...]:
    """Every personality in the order of its file name."""
    import yaml

    folder = files("khabar.synth").joinpath("data/personalities")
    found = sorted((entry.name, entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(
        _personality(name.removesuffix(".yaml").split("_", 1)[1], yaml.safe_load(text)) for name, text in found
    )


def _personality(name: str, traits: dict[str, Any]) -> Personality:
    form, habits = Form(**traits.pop("form")), Habits(**traits.pop("habits"))
    return Personality(name=name, form=form, habits=habits, columns=tuple(traits.pop("columns")), **traits)
