"""Nisbas: the names of where somebody is from, الحلبي, al-Dimashqi, which are often the family's name as well."""

from collections.abc import Sequence
from functools import cache

from khabar.names import scripts, wordlists
from khabar.names.joining import Unit

Role = tuple[str, float]
SURE = 0.7
_CONSONANTS = str.maketrans("q", "k", "wy")
_LATIN_ENDS = ("i", "y", "ee", "ie")


def is_nisba(unit: Unit) -> bool:
    """Whether a unit with its article is a nisba of a place that the list holds. Ex: الحلبي, al-Halabi; not حلبي."""
    if not unit.article or unit.kind != "name":
        return False
    if unit.script == "latin":
        return unit.form.endswith(_LATIN_ENDS) and _heard("latin", unit.form) in _sounds()
    return unit.form in wordlists.read(unit.script or "latin").nisba


def with_nisbas(units: Sequence[Unit], roles: Sequence[Role]) -> list[Role]:
    """The roles of units, those of nisbas after the given name told as such."""
    return [
        ("nisba", SURE) if role[0] in ("father", "grandfather", "ancestor", "family") and is_nisba(unit) else role
        for unit, role in zip(units, roles, strict=True)
    ]


@cache
def _sounds() -> frozenset[str]:
    return frozenset(_heard("arabic", form) for form in wordlists.read("arabic").nisba)


def _heard(script: str, form: str) -> str:
    """The consonants of a form, kh and h apart. Ex: _heard("latin", "dimashqi") -> "dm$k"."""
    return scripts.load(script).sound(form).translate(_CONSONANTS)
