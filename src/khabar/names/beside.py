"""Names that stand beside the main one, given to the parts that they are another spelling or name of."""

from typing import NamedTuple

from khabar.names import joining, words
from khabar.names.asides import Aside
from khabar.names.joining import Unit
from khabar.names.sounds import key

APART = ("honorific", "child", "stray")


class Beside(NamedTuple):
    """One name beside the main one: its units and their texts, and whether more of the main name follows it."""

    units: list[Unit]
    texts: list[str]
    start: int
    inside: bool


def read(text: str, aside: Aside) -> Beside:
    """The units of what stands at that place of the text."""
    span = text[aside.start : aside.end]
    found = words.cut(span)
    units = joining.join(found)
    texts = [span[found[unit.first].start : found[unit.last].end] for unit in units]
    return Beside(units, texts, aside.start, aside.inside)


def once(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units of a name, and those that write it once more in another script, two or more of each."""
    scripts = [unit.script for unit in units if unit.script]
    if len(set(scripts)) < 2 or min(scripts.count(script) for script in set(scripts)) < 2:
        return units, []
    return [unit for unit in units if unit.script == scripts[0]], [unit for unit in units if unit.script != scripts[0]]


def with_others(units: list[Unit], ends: list[int], several: list[Beside]) -> list[Unit]:
    """The main units, each with the forms of names beside it that belong to it; `ends`: where each ends in the text.

    A name that sounds like one of the parts is a spelling of it. Of the rest a kunya stands for the given name; what
    is inside the name, for the part before it; the last word for the family name, an earlier one for the given name.
    """
    named = [place for place, unit in enumerate(units) if unit.kind not in APART]
    others: dict[int, list[str]] = {}
    for beside in several if named else ():
        before = [place for place in named if ends[place] <= beside.start] or named[:1]
        for number, unit in enumerate(beside.units):
            alike = [place for place in named if key(units[place].form) == key(unit.form)]
            if unit.kind in APART or unit.script != units[named[0]].script:
                continue
            last = before[-1] if beside.inside else named[-1]
            other = named[0] if unit.kind == "kunya" or number + 1 < len(beside.units) else last
            place = alike[0] if alike else other
            if unit.form != units[place].form:
                others.setdefault(place, []).append(unit.form)
    return [
        unit._replace(others=tuple(dict.fromkeys(others[place]))) if place in others else unit
        for place, unit in enumerate(units)
    ]
