"""The word lists under data/, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from khabar.names import scripts


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one script that belong to a name without being one; `kunya` gives each spelling its usual one.

    `special`: the words that may be no part of a name by themselves: those of all lists but `nisba`.
    """

    honorific: frozenset[str]
    kunya: Mapping[str, str]
    child: frozenset[str]
    stray: frozenset[str]
    house: frozenset[str]
    sun: frozenset[str]
    servant: frozenset[str]
    after: frozenset[str]
    alias: frozenset[str]
    nisba: frozenset[str]
    special: frozenset[str]


@cache
def read(script: str) -> WordList:
    """The words of "arabic" or "latin"; a list that a script's file leaves out is empty."""
    data = _data(script)
    sets = {name: frozenset(data.get(name, ())) for name in WordList.__slots__ if name not in ("kunya", "special")}
    fold = scripts.load(script).fold
    sets |= {name: frozenset(map(fold, sets[name])) for name in ("honorific", "nisba")}
    special = frozenset(data["kunya"]).union(*(words for name, words in sets.items() if name != "nisba"))
    return WordList(kunya=dict(data["kunya"]), special=special, **sets)


@cache
def attribute_sounds() -> frozenset[str]:
    """The phonemes of what may follow عبد, for both scripts, weak letters left out."""
    arabic = scripts.load("arabic")
    sounds = {strong(arabic.sound(arabic.fold(word))) for word in _data("arabic")["attributes"]}
    return frozenset(sounds - {""})


@cache
def attributes() -> frozenset[str]:
    """What may follow عبد, as folded Arabic words."""
    fold = scripts.load("arabic").fold
    return frozenset(fold(word) for word in _data("arabic")["attributes"])


@cache
def damage() -> Mapping[str, tuple[str, ...]]:
    """Patterns of what broken PDF files leave of Arabic letters, with the letters that stood there."""
    return {damaged: tuple(whole) for damaged, whole in _data("arabic")["damage"].items()}


def strong(sound: str) -> str:
    """Phonemes without weak letters, sound-alikes as one, doubles as one. Ex: strong("mwhmd") -> "mhmd"."""
    alike = sound.translate(str.maketrans("TDGgqz", "tdjjks", "wy"))
    return "".join(a for a, b in zip(alike, " " + alike, strict=False) if a != b)


@cache
def _data(script: str) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load((files("khabar.names") / "data" / f"{script}.yaml").read_text("utf-8"))
    return held
