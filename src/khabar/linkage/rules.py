"""Blocking rules: which columns two records must agree on to be looked at together."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.linkage.coded import (
    ANY_ORDER,
    BIRTH_DAY,
    BIRTH_YEAR,
    EVENT_DAY,
    EVENT_MONTH,
    EVENT_YEAR,
    FAMILY_INITIAL,
    FAMILY_LOOSE,
    GIVEN_INITIAL,
    GIVEN_LOOSE,
    HOT,
    KEYS,
)
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
    "register number",
    "mother class + family initial",
    "mother class + given loosely",
    "father class + grandfather class + event month",
    "grandfather class + given loosely + event month",
    "grandfather class + given loosely + origin place",
    "grandfather class + given loosely + birth year",
    "grandfather class + given loosely + family initial",
    "father class + given loosely + event year",
    "father class + given loosely + family initial",
    "given loosely + family loosely + event year",
    "origin place + given loosely + birth year",
    "origin place + given loosely + event year",
    "origin place + given loosely + age",
    "grandfather class + given initial + event month",
    "given class + event month + family initial",
    "facility + given loosely + event year",
    "event place + given loosely + event month",
    "grandfather class + given loosely + event year",
    "father class + grandfather class + event year",
    "given class + father class",
    "given class + origin place",
    "given loosely + family loosely",
    "given class + birth year",
    "origin place + birth year + given initial",
    "origin place + given initial + family initial",
    "origin place + given initial",
)
"""The default rules, the most telling first; those whose columns are missing fall away.

Broad ones get what the budget of pairs leaves: everything in small lists, rare names in large ones. Those behind
"family class" are for lists that damage or leave out a family's name, or that hold little else: they are tried, and
kept where they bring matches that no rule before them brings.
"""

COMPARED = {
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

_FOLLOWS = {
    0: {GIVEN_LOOSE, GIVEN_INITIAL},
    3: {FAMILY_LOOSE, FAMILY_INITIAL},
    BIRTH_DAY: {BIRTH_YEAR},
    EVENT_DAY: {EVENT_MONTH, EVENT_YEAR},
    EVENT_MONTH: {EVENT_YEAR},
}
"""Columns that agree wherever another does."""


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
        bound = {COMPARED[HOT[column]] for column in self.columns if HOT[column] in COMPARED}
        if any(HOT[column] == "given and family in any order" for column in self.columns):
            bound |= {0, 3}
        return sum(1 << c for c in range(15) if c not in bound)

    def implies(self, other: Rule) -> bool:
        """Say whether records that agree as this rule asks agree as the other does. Ex: same day, hence same year."""
        agreed = set(self.columns)
        for column, others in _FOLLOWS.items():
            if column in agreed:
                agreed |= others
        if {0, 3} <= agreed:
            agreed.add(ANY_ORDER)
        return set(other.columns) <= agreed

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
