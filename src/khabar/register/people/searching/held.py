"""What searches look at, one row for each record and one for each claim, in memory."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.names import NameIndex
from khabar.register.people.searching.columns import Columns
from khabar.register.people.searching.owned import Owned
from khabar.register.people.searching.wordings import Wordings

NEVER = (2**31 - 1, -(2**31))
"""First and last day of what has no date: it lies in no period."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is searched of one record; `person` 0 for none, numbers 0 for none, `origin` a P-code or "=" and words."""

    key: int
    person: int
    document: int
    name: str
    mother: str
    father: str
    origin: str
    national: int
    register: int
    claims: tuple["ClaimRow", ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What is searched of one claim: its kind by number, first and last day as ordinals, place as `Row.origin`."""

    kind: int
    first: int
    last: int
    place: str
    facility: str
    credibility: int


class Held:
    """The rows of a register. A row that is taken out stays, and is found no more.

    `seen` names the last change that they show: its key and time. `last_record` is the highest key of a row of a list,
    `last_move` that of a move of records between persons.
    """

    def __init__(self) -> None:
        self.names, self.mothers, self.fathers = NameIndex(), NameIndex(), NameIndex()
        self.records = Columns(
            {"key": "i8", "person": "i4", "document": "i4", "origin": "i4", "national": "i8", "register": "i8",
             "has_mother": "?", "has_father": "?", "alive": "?"}
        )  # fmt: skip
        self.claims = Columns(
            {"row": "i4", "kind": "i1", "first": "i4", "last": "i4", "place": "i4", "facility": "i4",
             "credibility": "i1", "alive": "?"}
        )  # fmt: skip
        self.places, self.facilities = Wordings(), Wordings()
        self.seen: tuple[int, str] = (0, "")
        self.last_record = self.last_move = 0
        self._sorted: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None
        self._owned = Owned()

    @property
    def owned(self) -> Owned:
        """Which rows are whose, as it is now."""
        self._owned.bring_up_to_date(self.records["person"], self.records["alive"])
        return self._owned

    @property
    def persons(self) -> int:
        """One more than the highest key of a person."""
        return self.owned.persons

    def persons_of(self, rows: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
        """For each key of a person, whether one of these rows is theirs and is found."""
        found = np.zeros(self.persons, np.bool_)
        found[self.records["person"][rows[self.records["alive"][rows]]]] = True
        found[0] = False
        return found

    @property
    def highest(self) -> int:
        """The highest key of a record that is found."""
        return int(self.records["key"][self.records["alive"]].max(initial=0))

    def add(self, rows: Collection[Row]) -> None:
        """Take in records with their claims."""
        first = self.records.size
        self.names.extend(row.name for row in rows)
        self.mothers.extend(row.mother for row in rows)
        self.fathers.extend(row.father for row in rows)
        self.records.extend(
            {
                "key": [row.key for row in rows],
                "person": [row.person for row in rows],
                "document": [row.document for row in rows],
                "origin": [self.places.number(row.origin) for row in rows],
                "national": [row.national for row in rows],
                "register": [row.register for row in rows],
                "has_mother": [bool(row.mother) for row in rows],
                "has_father": [bool(row.father) for row in rows],
                "alive": [True] * len(rows),
            }
        )
        self._sorted = None
        self._owned.is_old = True
        self._add_claims((number, claim) for number, row in enumerate(rows, first) for claim in row.claims)

    def _add_claims(self, found: Iterable[tuple[int, ClaimRow]]) -> None:
        claims = list(found)
        self.claims.extend(
            {
                "row": [row for row, _ in claims],
                "kind": [claim.kind for _, claim in claims],
                "first": [claim.first for _, claim in claims],
                "last": [claim.last for _, claim in claims],
                "place": [self.places.number(claim.place) for _, claim in claims],
                "facility": [self.facilities.number(claim.facility) for _, claim in claims],
                "credibility": [claim.credibility for _, claim in claims],
                "alive": [True] * len(claims),
            }
        )

    def say(self, claims: Mapping[int, Collection[ClaimRow]]) -> None:
        """Give rows other claims than they had."""
        self.claims["alive"][np.isin(self.claims["row"], list(claims))] = False
        self._add_claims((row, claim) for row, some in claims.items() for claim in some)

    def drop_documents(self, documents: Collection[int]) -> None:
        """Take out the records of some documents."""
        gone = np.isin(self.records["document"], list(documents)) & self.records["alive"]
        for row in np.flatnonzero(gone):
            for index in (self.names, self.mothers, self.fathers):
                index.remove(int(row))
        self.records["alive"][gone] = False
        self.claims["alive"][gone[self.claims["row"]]] = False
        self._sorted = None
        self._owned.is_old = True

    def move(self, moves: Iterable[tuple[int, int]]) -> None:
        """Give records, by key, to persons; the last word on each counts. Keys that are not held are passed over."""
        said = dict(moves)
        rows = self.rows_of(list(said))
        persons = np.fromiter(said.values(), np.int64, len(said))
        self.records["person"][rows[rows >= 0]] = persons[rows >= 0]
        self._owned.is_old = True

    def rows_of(self, keys: Collection[int]) -> NDArray[np.int64]:
        """The row of each record key, -1 where none is held."""
        if self._sorted is None:
            alive = np.flatnonzero(self.records["alive"])
            held = self.records["key"][alive]
            order = np.argsort(held, kind="stable")
            self._sorted = held[order], alive[order]
        wanted = np.fromiter(keys, np.int64, len(keys))
        held, rows = self._sorted
        if not len(held):
            return np.full(len(wanted), -1)
        places = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
        return np.where(held[places] == wanted, rows[places], -1)
