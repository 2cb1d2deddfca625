"""Two small lists of the same people that contradict each other in every way that khabar.checks names, with the truth.

Beside each planted contradiction stands a harmless pair that looks like it. What is said of whom stands in
data/contradictions.yaml.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from khabar.synth.calendar import write_days
from khabar.synth.facts import facilities
from khabar.synth.names import spell
from khabar.synth.people import FOUNDER, Flags, People, draw_people
from khabar.synth.personality import Personality, personalities
from khabar.synth.sheet import Sheet, write_sheet
from khabar.synth.texts import Texts, as_table
from khabar.synth.truth import person_ids
from khabar.synth.vocabularies import given_female, given_male
from khabar.synth.words import Ints, load

PUBLISHED = date(2021, 6, 1)
"""The day on which both lists are to be taken for published: what is certified long before it is dated back."""

_COLUMNS = (
    "record_id", "given_name", "father_name", "family_name", "mother_name", "sex", "birth_date", "origin_place",
    "event", "event_date", "facility", "national_id",
)  # fmt: skip
_NEAR = 300
"""Days by which births and certificates may differ and contradict nothing."""


@dataclass(frozen=True, slots=True)
class Planted:
    """The two lists, and one row of truth a record: list, record_id, person_id, contradiction, planted (yes or no)."""

    kinds: tuple[Personality, Personality]
    tables: tuple[pa.Table, pa.Table]
    truth: pa.Table


def plant(each: int, seed: int) -> Planted:
    """Make `each` contradictions of every kind and as many harmless pairs; the same for the same seed.

    Ex: plant(10, 1).truth -> 360 rows: 9 kinds, planted and harmless, 10 persons each, on two lists.
    """
    rng = np.random.default_rng([seed, 9])
    cases = [(kind, name, case) for kind, both in load("contradictions").items() for name, case in both.items()]
    case_of = np.repeat(np.arange(len(cases), dtype=np.int32), each)
    drawn = draw_people(2 * len(case_of) + 20, len(facilities()), rng)
    people = drawn.take(np.flatnonzero(drawn.kin == FOUNDER)[: len(case_of)])
    people = replace(people, person=np.arange(len(case_of), dtype=np.int32))
    later = (people.arrested + rng.integers(2, 400, len(case_of))).astype(np.int32)
    told = [case for _kind, _name, case in cases]
    arabic, latin = _kinds()
    one = _written(people, arabic, [case["one"] for case in told], case_of, later, rng)
    other = _written(_other(people, told, case_of, rng), latin, [case["other"] for case in told], case_of, later, rng)
    _place((one, other), people, told, case_of, rng)
    _say_otherwise(one, other, told, case_of)
    truths = [_truth(sheet, cases, case_of) for sheet in (one, other)]
    return Planted((arabic, latin), (as_table(one.shown()), as_table(other.shown())), pa.concat_tables(truths))


def _kinds() -> tuple[Personality, Personality]:
    """An Arabic and a Latin list that leave nothing out and make no slip."""
    known = {kind.name: kind for kind in personalities()}
    return (
        _plainly(known["documentation_network"], "case_files", "iso"),
        _plainly(known["relief_office"], "visits_abroad", "padded"),
    )


def _plainly(kind: Personality, name: str, days: str) -> Personality:
    shares = {days: 1.0}
    plain = replace(kind, name=name, columns=_COLUMNS, missing={}, slips={}, birth_forms=shares, event_forms=shares)
    return replace(plain, form=replace(kind.form, file="csv"), habits=replace(kind.habits, french=0.0))


def _written(
    people: People, kind: Personality, said: Sequence[Any], case_of: Ints, later: Ints, rng: np.random.Generator
) -> Sheet:
    """The list of these people, each with the event and the day of their case."""
    sheet = write_sheet(people, kind, None, 0, rng)
    rows = sheet.drafted.people.person
    certified = np.int32((PUBLISHED - date(1970, 1, 1)).days - _NEAR)
    when = {0: people.arrested, 1: later, "certified": np.full(len(rows), certified)}
    days = np.array([when[said[case_of[row]][1]][row] for row in rows], dtype=np.int32)
    sheet.columns["event"] = np.array([said[case_of[row]][0] for row in rows], dtype=object)
    sheet.columns["event_date"] = write_days(days, kind.event_forms, rng)
    return sheet


def _other(people: People, told: Sequence[Mapping[str, Any]], case_of: Ints, rng: np.random.Generator) -> People:
    """The same people as the other list knows them: with another parent, or another birth."""
    count = len(case_of)

    def where(what: str, field: str) -> Flags:
        return np.array([told[case].get(what) == field for case in case_of])

    born = people.born + np.where(where("differs", "birth_date"), rng.integers(3, 12, count) * 365, 0)
    born += np.where(where("spelling", "birth_date"), rng.integers(1, _NEAR, count), 0)
    women, men = len(given_female().words), len(given_male().words)
    mother = (people.mother + np.where(where("differs", "mother_name"), rng.integers(1, women, count), 0)) % women
    father = (people.father + np.where(where("differs", "father_name"), rng.integers(1, men, count), 0)) % men
    return replace(
        people,
        born=born.astype(np.int32),
        mother=mother.astype(np.int32),
        father=father.astype(np.int32),
    )


def _place(
    sheets: Sequence[Sheet], people: People, told: Sequence[Mapping[str, Any]], case_of: Ints, rng: np.random.Generator
) -> None:
    """Write a facility where a case names one: the same on both lists, or another on the second."""
    known = facilities()
    further = rng.integers(1, len(known), len(case_of))
    for number, sheet in enumerate(sheets):
        rows = sheet.drafted.people.person
        of_case = [told[case].get("facilities") for case in case_of[rows]]
        steps = np.array([named[number] if named else 0 for named in of_case])
        places = (people.facility[rows] + steps * further[rows]) % len(known)
        texts = spell(known, places.astype(np.int32), sheet.kind, rng)
        texts[[named is None for named in of_case]] = None
        sheet.columns["facility"] = texts


def _say_otherwise(one: Sheet, other: Sheet, told: Sequence[Mapping[str, Any]], case_of: Ints) -> None:
    """Another sex on the second list; a mother called by her child on the first one, as families do."""

    def change(sheet: Sheet, column: str, what: str, say: Callable[[int, str], str]) -> None:
        for row, person in enumerate(sheet.drafted.people.person):
            if told[case_of[person]].get(what) == column:
                sheet.columns[column][row] = say(row, sheet.columns[column][row])

    change(other, "sex", "differs", lambda _row, text: "male" if text == "female" else "female")
    change(one, "mother_name", "spelling", lambda row, _text: f"أم {one.columns['given_name'][row]}")


def _truth(sheet: Sheet, cases: Sequence[tuple[str, str, Any]], case_of: Ints) -> pa.Table:
    shown, persons = sheet.shown(), sheet.drafted.people.person
    columns: dict[str, Texts] = {
        "list": shown["list"],
        "record_id": shown["record_id"],
        "person_id": person_ids(persons),
        "contradiction": np.array([cases[case][0] for case in case_of[persons]], dtype=object),
        "planted": np.array(
            ["yes" if cases[case][1] == "planted" else "no" for case in case_of[persons]], dtype=object
        ),
    }
    return as_table(columns)
