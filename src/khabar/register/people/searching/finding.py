"""Who fits a question, best first."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from khabar.names import NameIndex, parse
from khabar.register.people.searching.fitting import Mask, Rows, fitting
from khabar.register.people.searching.held import Held
from khabar.register.people.searching.question import Question

MOST = 600
"""So many records whose names fit best are looked at."""
JOINT = 2000
"""So many of each name, where several are asked for."""
MANY = 10_000
"""The rows of more persons than these are sooner found by looking at all rows."""
LEAST = -6.0
"""Bits that names must weigh: a frequent name asked for alone weighs less than nothing in a longer one."""
ALONE = -25.0
"""The same for one part by itself: a family name says nothing of the names before it, which weigh as left out. That is
true of every such hit alike, so it is allowed for here and not taken out of the weights, by which the hits of all
searches are compared."""


@dataclass(frozen=True, slots=True)
class Found:
    """A person by key, the record that fits best by key, and what the names asked for weigh in bits (None: none)."""

    person: int
    record: int
    weight: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of who was found; `is_more` says whether others follow, `shown_before` how many went before.

    `persons` is how many there are, where that is known: names may fit a little for ever. Where names were asked for,
    `weights` holds what everybody's weigh, best first, and `best` is the record of the first; where it was one name
    alone, it was looked for `among` so many persons.
    """

    found: list[Found]
    is_more: bool
    shown_before: int
    persons: int | None
    among: int = 0
    weights: dict[int, float] = field(default_factory=dict)
    best: int = 0


def find(held: Held, asked: Question, after: int = 0, limit: int = 25) -> Answer:
    """The next persons behind `after`, a person's key, or the first ones."""
    fit = fitting(held, asked)
    if not asked.names:
        return _in_order(held, fit, after, limit)
    ranked, is_cut = _ranked(held, asked.names, fit)
    start = next((place for place, one in enumerate(ranked, 1) if one.person == after), 0)
    page = ranked[start : start + limit]
    return Answer(
        page,
        len(ranked) > start + limit,
        start,
        None if is_cut else len(ranked),
        _how_many(held, fit) if list(asked.names) == ["name"] else 0,
        {one.person: one.weight or 0.0 for one in ranked},
        ranked[0].record if ranked else 0,
    )


def _how_many(held: Held, fit: Mask | None) -> int:
    """Of how many persons some record fits."""
    return held.owned.found if fit is None else int(np.count_nonzero(fit))


def _in_order(held: Held, fit: Mask | None, after: int, limit: int) -> Answer:
    """Without names: who fits, in the order in which the register came to know them."""
    if fit is None:
        return Answer([], False, 0, 0)
    keys = np.flatnonzero(fit)
    start = int(np.searchsorted(keys, after, "right"))
    page = keys[start : start + limit]
    theirs = held.owned.rows_of(page)
    theirs = theirs[held.records["alive"][theirs]]
    record_of: dict[int, int] = {}
    for person, record in zip(held.records["person"][theirs], held.records["key"][theirs], strict=True):
        record_of[int(person)] = min(int(record), record_of.get(int(person), int(record)))
    found = [Found(int(person), record_of[int(person)], None) for person in page]
    return Answer(found, len(keys) > start + limit, start, len(keys))


def _ranked(held: Held, names: dict[str, str], fit: Mask | None) -> tuple[list[Found], bool]:
    """Persons by what their names weigh, the most first, and whether there may be others."""
    indexes = {"name": held.names, "mother": held.mothers, "father": held.fathers}
    rows = None if fit is None else _rows_of(held, fit)
    asked = [_Asked(indexes[field], text, _known(held, field)) for field, text in names.items()]
    if len(asked) == 1:
        hits = asked[0].hits(rows, MOST)
        return _persons(held, hits), len(hits) == MOST
    return _joint(held, asked, rows)


def _rows_of(held: Held, persons: Mask) -> Rows:
    """The rows of those marked, in order; of many persons, it is asked of each row whose it is."""
    keys, alive = np.flatnonzero(persons), held.records["alive"]
    if len(keys) > MANY:
        return np.flatnonzero(persons[held.records["person"]] & alive)
    rows = held.owned.rows_of(keys)
    return rows[alive[rows]]


def _known(held: Held, field: str) -> Mask:
    """The rows that give such a name; every record has one of its own."""
    return held.records["alive" if field == "name" else f"has_{field}"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name asked for, the index of such names, and the rows that give one."""

    index: NameIndex
    text: str
    known: Mask

    def hits(self, among: Rows | None, most: int) -> list[tuple[int, float]]:
        """The rows among those given which may be meant, with what their names weigh, the most first."""
        if among is None:
            hits = self.index.search(self.text, most)
        else:
            hits = self.index.among(self.text, among[self.known[among]].astype(np.int32), most)
        least = self.least
        return [(hit.position, hit.weight) for hit in hits if hit.weight > least]

    @property
    def least(self) -> float:
        """What the name must weigh; parsed each time, so ask once."""
        parts = [part for part in parse(self.text).parts if part.role not in ("honorific", "particle")]
        return LEAST if len(parts) > 1 else ALONE


def _persons(held: Held, hits: Iterable[tuple[int, float]]) -> list[Found]:
    best: dict[int, tuple[float, int]] = {}
    for row, weight in hits:
        person, said = int(held.records["person"][row]), (round(weight, 6), -int(held.records["key"][row]))
        if person:
            best[person] = max(best.get(person, said), said)
    order = sorted(best.items(), key=lambda one: (-one[1][0], -one[1][1]))
    return [Found(person, -record, weight) for person, (weight, record) in order]


def _joint(held: Held, asked: list[_Asked], among: Rows | None) -> tuple[list[Found], bool]:
    """Several names: what they weigh is added up for each person, what is not known of somebody weighs nothing."""
    hits = [one.hits(among, JOINT) for one in asked]
    persons = np.unique(held.records["person"][[row for some in hits for row, _ in some]])
    persons = persons[persons > 0]
    looked = held.owned.rows_of(persons)
    looked = looked[held.records["alive"][looked]]
    owners = np.searchsorted(persons, held.records["person"][looked])
    total, best_row = np.zeros(len(persons)), np.full(len(persons), -1)
    fits = np.zeros(len(persons), np.bool_)
    for place, one in enumerate(asked):
        weights, known = one.index.weights(one.text, looked), one.known[looked]
        best = np.full(len(persons), -np.inf)
        np.maximum.at(best, owners[known], weights[known])
        if place == 0:
            fits = best > one.least
            order = np.lexsort((-held.records["key"][looked], weights))
            best_row[owners[order]] = looked[order]
        total += np.where(np.isfinite(best), best, 0.0)
    chosen = np.flatnonzero(fits & (total > min(one.least for one in asked)))
    records = held.records["key"][best_row[chosen]]
    order = chosen[np.lexsort((records, -total[chosen].round(6)))]
    found = [
        Found(int(persons[one]), int(held.records["key"][best_row[one]]), round(float(total[one]), 6))
        for one in order[:MOST]
    ]
    return found, len(order) > MOST or any(len(some) == JOINT for some in hits)
