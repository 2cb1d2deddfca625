"""A name's text read into parts."""

import re
from typing import NamedTuple

from khabar.names import beside, joining, words
from khabar.names.asides import set_aside
from khabar.names.capitals import family_first, family_last
from khabar.names.joining import Unit
from khabar.names.lookalikes import mixed
from khabar.names.nisba import with_nisbas
from khabar.names.parts import Name, Part

_ROLES = {
    1: (("given", 0.5),),
    2: (("given", 0.9), ("family", 0.7)),
    3: (("given", 0.97), ("father", 0.85), ("family", 0.85)),
    4: (("given", 0.97), ("father", 0.9), ("grandfather", 0.9), ("family", 0.9)),
}
APART = {"honorific": "honorific", "child": "particle", "stray": "particle"}
BESIDE = "laqab"
CAPITALS = 0.95
_WORD = re.compile(r"\S+")


class Placed(NamedTuple):
    """A unit of a name, its text as written, its role and how sure that is."""

    unit: Unit
    text: str
    role: str
    sure: float
    beside: bool = False


def parse(text: str) -> Name:
    """Read a name in Arabic or Latin letters into parts, as far as position tells.

    Split and joined spellings are one part; an honorific, a particle, a leading kunya and a nisba with its article have
    roles of their own; "Family, Given" and "FAMILY Given" are understood. Nothing is dropped: the raw text is kept and
    every part says how sure its role is.

    Ex: parse("Dr. Abd al-Rahman Khouli").given -> "Abd al-Rahman"; parse("").parts -> ()
    """
    read = placed(text)
    scripts = {one.unit.script for one in read if one.unit.script}
    script = "mixed" if len(scripts) > 1 else scripts.pop() if scripts else "none"
    parts = tuple(Part(one.text, one.unit.form, one.role, one.sure) for one in read)
    return Name(text, script, parts, () if text.isascii() else tuple(word for word in text.split() if mixed(word)))


def placed(text: str) -> list[Placed]:
    """The units of a name in order, each with its role; after them those of names that stand beside it."""
    main, asides = set_aside(text)
    found = words.cut(main)
    units, again = beside.once(joining.join(found))
    comma = words.comma(main)
    spoken = main.split()
    capitals = family_first(spoken)
    turned = sum(found[unit.last].end <= (comma or _end(main, capitals)) for unit in units)
    roles = _roles(units, turned if turned < len(units) else 0)
    if capitals or family_last(spoken):
        roles = [("family", CAPITALS) if role == "family" else (role, sure) for role, sure in roles]
    several = [beside.read(text, aside) for aside in asides]
    if several:
        units = beside.with_others(units, [found[unit.last].end for unit in units], several)

    def written(unit: Unit) -> str:
        return text[found[unit.first].start : found[unit.last].end]

    read = [Placed(unit, written(unit), role, sure) for unit, (role, sure) in zip(units, roles, strict=True)]
    read += [_beside(unit, written(unit)) for unit in again]
    for one in several:
        read += map(_beside, one.units, one.texts)
    return read


def _end(text: str, size: int) -> int:
    """Where so many words of a text end."""
    return [match.end() for match in _WORD.finditer(text)][size - 1] if size else 0


def _beside(unit: Unit, text: str) -> Placed:
    role = "kunya" if unit.kind == "kunya" else APART.get(unit.kind, BESIDE)
    return Placed(unit, text, role, 0.7, True)


def _roles(units: list[Unit], turned: int) -> list[tuple[str, float]]:
    """Give each unit its role; the first `turned` units, before a comma or in capitals, are the family name."""
    roles = {place: (APART[unit.kind], 0.9) for place, unit in enumerate(units) if unit.kind in APART}
    content = [place for place in range(len(units)) if place not in roles]
    content = content[turned:] + content[:turned]
    if len(content) > 1 and units[content[0]].kind == "kunya" and not turned:
        roles[content.pop(0)] = ("kunya", 0.8)
        if len(content) == 1 and units[content[0]].article:
            roles[content.pop()] = ("family", 0.8)
    roles.update(zip(content, usual_roles(len(content)), strict=True))
    told = [roles[place] for place in range(len(units))]
    return told if turned else with_nisbas(units, told)


def usual_roles(size: int) -> tuple[tuple[str, float], ...]:
    """The roles of so many parts in order, each with how sure it is."""
    if size <= 4:
        return _ROLES.get(size, ())
    return _ROLES[4][:3] + (("ancestor", 0.7),) * (size - 4) + (("family", 0.85),)
