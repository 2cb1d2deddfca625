"""A second generator, built otherwise than `khabar.synth`: other words, frequencies, kin, habits and errors.

1.8 records a person over five lists of different sizes. Kinds:
  "parts"   a column for every part of a name, half the records in Arabic letters, full or partial ISO dates;
  "latin"   the same in Latin letters only;
  "whole"   one `name` column, ages in place of births in most lists, events dated by month or year, no sex.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
from benchmarks.linkage.other_words import Words, names, places

LISTS = ("north", "south", "press", "office", "families")
SIZES = (0.32, 0.25, 0.2, 0.13, 0.1)
ARABIC = (0.9, 0.1, 0.3, 0.8, 0.4)
PARTS = ("given_name", "father_name", "grandfather_name", "family_name")
SLIPS = {"latin": "aeiouymnshkdt", "arabic": "ابتثجحدذرزسشعغفقكلمنهوي"}


def make(kind: str, records: int, table: Path, data: Path, seed: int = 3) -> tuple[pa.Table, np.ndarray]:
    """Lists of `records` rows as one table of canonical columns, and the person behind each row."""
    rng = np.random.default_rng(seed)
    given, family = names(table, "given", 0.9), names(table, "surname", 0.75)
    town, of_town, governorate, district = places(data / "places")
    people = _people(records * 5 // 9, given, family, town, rng)
    person, number = _mentions(len(people["given"]), records, rng)
    arabic = (
        np.zeros(records, bool)
        if kind == "latin"
        else rng.random(records) < np.array([0.9, 0.1, 0.3, 0.8, 0.4])[number]
    )
    mention = {column: values[person].copy() for column, values in people.items()}
    texts = _names(mention, given, family, arabic, rng)
    where = _places(mention["home"], number, town, of_town, governorate, district, arabic, rng)
    born, event = _births(mention["born"], rng), _events(mention["event"], kind, rng)
    columns: dict[str, np.ndarray] = {
        "origin_place": _without(where, 0.12, rng),
        "event_date": _without(event, 0.1, rng),
    }
    if kind == "whole":
        four = np.array(list(texts.values())).T
        columns["name"] = np.array([" ".join(part for part in row if part) for row in four], dtype=object)
        columns["birth_date"] = np.where(number == 3, _without(born, 0.2, rng), None)
        age = (mention["event"] - mention["born"]) // 365 + rng.choice([-1, 0, 0, 0, 0, 1, 2], records)
        columns["age"] = np.where(number == 3, None, _without(age.astype(str).astype(object), 0.3, rng))
    else:
        columns |= texts | {"birth_date": _without(born, 0.35, rng)}
        columns["sex"] = _without(np.where(mention["female"], "female", "male").astype(object), 0.1, rng)
    columns["record_id"] = np.arange(records).astype(str).astype(object)
    columns["list"] = np.array(LISTS, dtype=object)[number]
    return pa.table({name: pa.array(values.tolist(), pa.string()) for name, values in columns.items()}), person


def _people(count: int, given: Words, family: Words, town: Words, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Households of one to four children; one in five has cousins beside it, one in seven met a raid with others."""
    house = np.sort(rng.integers(0, int(count * 0.72), count))
    houses = int(house.max()) + 1
    clan = np.where(rng.random(houses) < 0.22, np.maximum(np.arange(houses) - 1, 0), np.arange(houses))
    clan = clan[clan]
    one = {"grandfather": given.draw(houses, rng)[clan], "family": family.draw(houses, rng)[clan]}
    home = town.draw(houses, rng)
    one["home"] = np.where(rng.random(houses) < 0.7, home[clan], home)
    one["father"] = given.draw(houses, rng)
    days = np.datetime64("2011-03-01").astype(int) + (rng.beta(1.2, 4, houses) * 3500).astype(int)
    raids = rng.random(houses) < 0.15
    days[raids] = days[np.flatnonzero(raids) // 25 * 25]
    people = {column: values[house] for column, values in one.items()}
    people["given"] = given.draw(count, rng)
    for _ in range(4):
        key = house * len(given.shares) + people["given"]
        again = np.setdiff1d(np.arange(count), np.unique(key, return_index=True)[1])
        people["given"][again] = given.draw(len(again), rng)
    own = np.datetime64("2011-03-01").astype(int) + (rng.beta(1.2, 4, count) * 3500).astype(int)
    people["event"] = np.where(rng.random(count) < 0.3, days[house], own)
    people["born"] = (people["event"] - 365.25 * (16 + rng.gamma(2.2, 7.0, count))).astype(int)
    people["female"] = rng.random(count) < 0.06
    return people


def _mentions(people: int, records: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Who stands on which list: some people are better known, few stand twice on a list."""
    fame = rng.gamma(1.6, 1.0, people)
    person = np.searchsorted(np.cumsum(fame / fame.sum()), rng.random(records * 3)).clip(0, people - 1)
    number = rng.choice(5, records * 3, p=SIZES)
    first = np.unique(person * 5 + number, return_index=True)[1]
    again = np.setdiff1d(np.arange(records * 3), first)[: records // 100]
    rows = rng.permutation(np.r_[rng.choice(first, records - len(again), replace=False), again])
    return person[rows], number[rows]


def _names(m: dict, given: Words, family: Words, arabic: np.ndarray, rng: np.random.Generator) -> dict[str, np.ndarray]:
    words = dict(zip(PARTS, (given, given, given, family), strict=True))
    said = {p: words[p].write(m[p.removesuffix("_name")], arabic, rng) for p in PARTS}
    for one, other, share in (("given_name", "family_name", 0.01), ("father_name", "grandfather_name", 0.015)):
        rows = rng.random(len(arabic)) < share
        said[one][rows], said[other][rows] = said[other][rows], said[one][rows]
    for part, empty, slips in zip(PARTS, (0.0, 0.12, 0.4, 0.01), (0.03, 0.03, 0.03, 0.04), strict=True):
        for row in np.flatnonzero(rng.random(len(arabic)) < slips):
            said[part][row] = _slip(said[part][row], SLIPS["arabic" if arabic[row] else "latin"], rng)
        said[part] = _without(said[part], empty, rng)
    wrong = np.flatnonzero(rng.random(len(arabic)) < 0.02)
    said["father_name"][wrong] = given.write(given.draw(len(wrong), rng), arabic[wrong], rng)
    return said


def _slip(text: str, letters: str, rng: np.random.Generator) -> str:
    place, other = int(rng.integers(0, len(text))), letters[rng.integers(len(letters))]
    return (
        text[:place] + other + text[place + 1 :],
        text[:place] + text[place + 1 :],
        text[:place] + other + text[place:],
        text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :],
    )[int(rng.integers(4))] or text


def _places(
    home: np.ndarray, number: np.ndarray, town: Words, of_town: np.ndarray, governorate: Words, district: Words,
    arabic: np.ndarray, rng: np.random.Generator,
) -> np.ndarray:  # fmt: skip
    """Each list prefers one level of the hierarchy: town, district or governorate."""
    fine = rng.random(len(home)) < np.array([0.9, 0.3, 0.1, 0.7, 0.5])[number]
    middle = rng.random(len(home)) < 0.3
    coarse = np.where(
        middle, district.write(of_town[home, 1], arabic, rng), governorate.write(of_town[home, 0], arabic, rng)
    )
    return np.where(fine, town.write(home, arabic, rng), coarse)


def _births(days: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    off = rng.random(len(days))
    days = days + np.where(off < 0.03, rng.choice([-730, -365, 365, 730], len(days)), 0)
    iso = days.astype("datetime64[D]").astype(str).astype(object)
    swapped = (off > 0.97) & (np.array([int(t[8:]) for t in iso]) <= 12)
    iso = np.array([f"{t[:5]}{t[8:]}-{t[5:7]}" if s else t for t, s in zip(iso, swapped, strict=True)], dtype=object)
    short = rng.random(len(days))
    return np.where(short < 0.3, [t[:4] for t in iso], np.where(short < 0.36, [f"{t[:4]}-01-01" for t in iso], iso))


def _events(days: np.ndarray, kind: str, rng: np.random.Generator) -> np.ndarray:
    off = rng.random(len(days))
    near = np.rint(rng.normal(0, 2.5, len(days))).astype(int)
    far = rng.choice([-365, -31, -30, 30, 31, 365], len(days))
    iso = (days + np.where(off < 0.3, near, np.where(off > 0.95, far, 0))).astype("datetime64[D]").astype(str)
    years, months = (0.25, 0.75) if kind == "whole" else (0.06, 0.2)
    short = rng.random(len(days))
    return np.where(
        short < years, [t[:4] for t in iso], np.where(short < months, [t[:7] for t in iso], iso.astype(object))
    )


def _without(values: np.ndarray, share: float, rng: np.random.Generator) -> np.ndarray:
    return np.where(rng.random(len(values)) < share, None, values.astype(object))
