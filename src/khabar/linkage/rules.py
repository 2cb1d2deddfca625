"""Blocking rules: which columns two records must agree on to be looked at together."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.linkage.coded import HOT, KEYS
from khabar.model import BadInput

RULES = (
    "national id",
    "register number + family initial",
    "given and family in any order + origin place",
    "given class + father class + event month",
    "given class + father class + birth year",
    "father class + family class + given initial",
    "birth day + given initial",
    "given class + event day",
    "given class + father class + origin place",
    "family class + event month + given initial",
    "event day + father class",
    "given class + father class + grandfather class",
    "grandfather class + family class + given initial",
    "father class + family class + origin place",
    "given class + birth year + event month",
    "given and family in any order + event year",
    "given and family in any order + birth year",
    "family class + birth year + given initial",
    "family class + age + given initial",
    "given class + mother class + birth year",
    "birth year + event month + origin place",
    "given class + origin place + event month",
    "father class + event month + birth year",
    "given and family in any order",
    "family class + origin place",
    "family class + event month",
    "birth day",
    "father class + family class",
    "given class + mother class",
    "given class + age",
    "family class",
)
"""The default rules, the most telling first; those whose columns are missing fall away.

The broad ones at the end get what the budget of pairs leaves: everything in small lists, rare names in large ones.
"""

_COMPARED = {
    "given class": 0,
    "father class": 1,
    "grandfather class": 2,
    "family class": 3,
    "mother class": 4,
    "origin place": 5,
    "event place": 6,
    "facility": 7,
    "birth day": 8,
    "birth year": 8,
    "event day": 9,
    "event month": 9,
    "event year": 9,
    "age": 10,
    "sex": 11,
    "national id": 12,
    "register number": 13,
    "given initial": 0,
    "given loosely": 0,
    "family initial": 3,
    "family loosely": 3,
}


@dataclass(frozen=True)
class Rule:
    """A conjunction of columns of `Coded.hot`."""

    name: str
    columns: tuple[int, ...]

    @property
    def mask(self) -> int:
        """The columns as bits."""
        return sum(1 << column for column in self.columns)

    @property
    def unbound(self) -> int:
        """The comparisons, as bits, that this rule does not force to agree: it may teach their m."""
        bound = {_COMPARED[HOT[column]] for column in self.columns if HOT[column] in _COMPARED}
        if any(HOT[column] == "given and family in any order" for column in self.columns):
            bound |= {0, 3}
        return sum(1 << c for c in range(15) if c not in bound)

    def narrowed(self, column: int) -> Rule:
        """Demand one column more."""
        return Rule(f"{self.name} + {HOT[column]}", (*self.columns, column))


def read_rule(text: str) -> Rule:
    """Read a rule as recipes write it. Ex: "given class + birth year". Raises BadInput on an unknown column."""
    names = [part.strip() for part in text.split("+")]
    unknown = [name for name in names if name not in HOT[:KEYS]]
    if unknown:
        raise BadInput(f"blocking rule `{text}`: there is no key `{unknown[0]}`. Use {', '.join(HOT[:KEYS])}.")
    return Rule(" + ".join(names), tuple(HOT.index(name) for name in names))
