"""Every name of the gazetteer and the units that it may mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from khabar.places.fold import heard, plain, skeleton
from khabar.places.gazetteer import aliases, gazetteer


@dataclass(frozen=True, slots=True)
class Meaning:
    """One unit that a name may mean: its P-code, and whether the name is only something inside the unit."""

    pcode: str
    inside: bool = False


Names = Mapping[str, tuple[Meaning, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """Meanings by plain name, as heard, without spaces, and by the consonants where a Latin name has three or more."""

    plain: Names
    heard: Names
    joined: Names
    skeletons: Names


@cache
def index() -> Index:
    """The names of every unit in both scripts, with aliases, quarters, camps and regions."""
    names: dict[str, dict[Meaning, None]] = {}
    for place in gazetteer().values():
        _add(names, map(plain, (place.name_ar, place.name_en, *place.aliases)), Meaning(place.pcode))
    for pcode, quarters in aliases()["inside"].items():
        for quarter, spellings in quarters.items():
            _add(names, map(plain, (quarter, *spellings)), Meaning(pcode, inside=True))
    sounds: dict[str, dict[Meaning, None]] = {}
    joined: dict[str, dict[Meaning, None]] = {}
    skeletons: dict[str, dict[Meaning, None]] = {}
    for name, meanings in names.items():
        sound = heard(name)
        for meaning in meanings:
            _add(sounds, [sound], meaning)
            _add(joined, [name.replace(" ", "")], meaning)
            if sound.isascii() and len(skeleton(sound)) >= 3:
                _add(skeletons, [skeleton(sound)], meaning)
    return Index(_frozen(names), _frozen(sounds), _frozen(joined), _frozen(skeletons))


def _add(names: dict[str, dict[Meaning, None]], spellings: Iterable[str], meaning: Meaning) -> None:
    for spelling in filter(None, spellings):
        names.setdefault(spelling, {})[meaning] = None


def _frozen(names: Mapping[str, Mapping[Meaning, None]]) -> dict[str, tuple[Meaning, ...]]:
    return {name: tuple(meanings) for name, meanings in names.items()}
