"""A third generator: villages of three generations, where a grandson bears his grandfather's name.

Built otherwise than the first two: fathers and sons are both listed, twins are born, half a village shares one day;
ages in place of births, rounded on one list; mothers' names on two; French spellings on one; two lists hold nobody
twice, two hold the same call again and again. No grandfather's name on the hotline, a family's name often left out.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
from benchmarks.linkage.other_words import Words, names, places

LISTS = ("council", "clinic", "court", "hotline")
SIZES = (0.35, 0.2, 0.2, 0.25)
TWICE = (0.0, 0.12, 0.0, 0.3)
"""Share of a list's records that are there once more."""

FRENCH = (("sh", "ch"), ("oo", "ou"), ("u", "ou"), ("j", "dj"), ("w", "ou"), ("ee", "i"), ("k", "c"))


def make(records: int, table: Path, data: Path, seed: int = 11) -> tuple[pa.Table, np.ndarray]:
    """Lists of about `records` rows as one table of canonical columns, and the person behind each row."""
    rng = np.random.default_rng(seed)
    given, family = names(table, "given", 0.8), names(table, "surname", 0.9)
    town, of_town, _, district = places(data / "places")
    people = _villages(records // 2, given, family, town, rng)
    person, number = _mentions(len(people["given"]), records, rng)
    mention = {column: values[person] for column, values in people.items()}
    arabic = rng.random(len(person)) < np.array([1.0, 0.5, 0.0, 0.7])[number]
    columns = _names(mention, number, given, family, arabic, rng)
    where = np.where(
        rng.random(len(person)) < np.array([0.95, 0.6, 0.8, 0.5])[number],
        town.write(mention["home"], arabic, rng),
        district.write(of_town[mention["home"], 1], arabic, rng),
    )
    columns["origin_place"] = _without(where, 0.15, rng)
    columns["age"] = _ages(mention, number, rng)
    columns["event_date"] = _days(mention["event"], number, rng)
    columns["sex"] = _without(np.where(mention["female"], "f", "m").astype(object), 0.2, rng)
    columns["record_id"] = np.arange(len(person)).astype(str).astype(object)
    columns["list"] = np.array(LISTS, dtype=object)[number]
    return pa.table({name: pa.array(values.tolist(), pa.string()) for name, values in columns.items()}), person


def _villages(count: int, given: Words, family: Words, town: Words, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Three generations: a founder, his two or three children, their children; and the founder's own forefathers."""
    clans = count // 9
    names_of = {what: given.draw(clans, rng) for what in ("founder", "his father", "his grandfather")}
    clan_family, clan_home = family.draw(clans, rng), town.draw(clans, rng)
    child_clan = np.repeat(np.arange(clans), rng.integers(1, 4, clans))
    child = _named(given, child_clan, names_of["his father"], 0.35, rng)
    grandchild_of = np.repeat(np.arange(len(child)), rng.integers(0, 6, len(child)))
    grandchild = _named(given, grandchild_of, names_of["founder"][child_clan], 0.35, rng)
    clan = np.r_[np.arange(clans), child_clan, child_clan[grandchild_of]]
    depth = np.repeat([0, 1, 2], [clans, len(child), len(grandchild)])
    born = (rng.normal(1932, 6, clans) * 365.25 - 719_528).astype(int)
    child_born = born[child_clan] + (rng.normal(29, 6, len(child)) * 365.25).astype(int)
    young = child_born[grandchild_of] + (rng.normal(30, 6, len(grandchild)) * 365.25).astype(int)
    twin = np.flatnonzero((grandchild_of[1:] == grandchild_of[:-1]) & (rng.random(len(young) - 1) < 0.06)) + 1
    young[twin] = young[twin - 1]
    day = np.datetime64("2012-01-01").astype(int) + rng.integers(0, 2000, len(town.shares))
    own = np.datetime64("2012-01-01").astype(int) + rng.integers(0, 2500, len(clan))
    home = clan_home[clan]
    mother = given.draw(len(child), rng)
    return {
        "given": np.r_[names_of["founder"], child, grandchild],
        "father": np.r_[names_of["his father"], names_of["founder"][child_clan], child[grandchild_of]],
        "grandfather": np.r_[
            names_of["his grandfather"],
            names_of["his father"][child_clan],
            names_of["founder"][child_clan[grandchild_of]],
        ],
        "mother": np.r_[given.draw(clans, rng), given.draw(clans, rng)[child_clan], mother[grandchild_of]],
        "family": clan_family[clan],
        "home": home,
        "born": np.r_[born, child_born, young],
        "event": np.where(rng.random(len(clan)) < 0.5, day[home], own),
        "female": rng.random(len(clan)) < np.array([0.05, 0.15, 0.2])[depth],
    }


def _named(
    given: Words, parent: np.ndarray, elder: np.ndarray, share: float, rng: np.random.Generator
) -> np.ndarray:  # fmt: skip
    """Name children; the first of each parent often after the grandfather, no two of one parent alike."""
    drawn = given.draw(len(parent), rng)
    first = np.unique(parent, return_index=True)[1]
    after = first[rng.random(len(first)) < share]
    drawn[after] = elder[parent[after]]
    for _ in range(4):
        key = parent.astype(np.int64) * len(given.shares) + drawn
        again = np.setdiff1d(np.arange(len(parent)), np.unique(key, return_index=True)[1])
        drawn[again] = given.draw(len(again), rng)
    return drawn


def _mentions(people: int, records: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    persons, numbers = [], []
    for number, (size, twice) in enumerate(zip(SIZES, TWICE, strict=True)):
        once = rng.choice(people, min(int(records * size * (1 - twice)), people), replace=False)
        again = rng.choice(once, int(records * size * twice))
        persons += [once, again]
        numbers.append(np.full(len(once) + len(again), number))
    shuffled = rng.permutation(sum(map(len, numbers)))
    return np.concatenate(persons)[shuffled], np.concatenate(numbers)[shuffled]


def _names(
    m: dict, number: np.ndarray, given: Words, family: Words, arabic: np.ndarray, rng: np.random.Generator
) -> dict[str, np.ndarray]:
    said = {}
    for part, words, empty in (
        ("given", given, (0.0, 0.0, 0.0, 0.0)),
        ("father", given, (0.02, 0.1, 0.1, 0.15)),
        ("grandfather", given, (0.3, 0.5, 0.2, 1.0)),
        ("family", family, (0.0, 0.02, 0.0, 0.2)),
        ("mother", given, (0.1, 1.0, 0.3, 1.0)),
    ):
        text = words.write(m[part], arabic, rng)
        text = np.array([_french(t) if n == 2 else t for t, n in zip(text, number.tolist(), strict=True)], dtype=object)
        slips = np.flatnonzero(rng.random(len(text)) < np.array([0.01, 0.04, 0.02, 0.06])[number])
        for row in slips:
            text[row] = _slip(text[row], rng)
        said[f"{part}_name"] = np.where(rng.random(len(text)) < np.array(empty)[number], None, text)
    crossed = np.flatnonzero((number == 2) & (rng.random(len(number)) < 0.04))
    said["given_name"][crossed], said["family_name"][crossed] = (
        said["family_name"][crossed],
        said["given_name"][crossed],
    )
    return said


def _french(text: str) -> str:
    plain = text.lower()
    for english, french in FRENCH:
        plain = plain.replace(english, french)
    return plain.upper()


def _slip(text: str, rng: np.random.Generator) -> str:
    """Drop, double or exchange a letter."""
    at = int(rng.integers(0, len(text)))
    return (
        text[:at] + text[at + 1 :],
        text[: at + 1] + text[at:],
        text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
    )[int(rng.integers(3))] or text


def _ages(m: dict, number: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Ages at the event, a year or two off; to the nearest five on the hotline; never on the court's list."""
    age = (m["event"] - m["born"]) // 365 + rng.choice([-2, -1, 0, 0, 0, 0, 1, 2], len(number))
    age = np.maximum(np.where(number == 3, (age + 2) // 5 * 5, age), 0)
    return _without(np.where(number == 2, None, age.astype(str).astype(object)), 0.2, rng)


def _days(days: np.ndarray, number: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    near = np.rint(rng.normal(0, 6, len(days))).astype(int) * (rng.random(len(days)) < 0.4)
    iso = (days + near).astype("datetime64[D]").astype(str)
    short = rng.random(len(days)) < np.array([0.1, 0.3, 0.05, 0.7])[number]
    return _without(np.where(short, [t[:7] for t in iso], iso.astype(object)), 0.15, rng)


def _without(values: np.ndarray, share: float, rng: np.random.Generator) -> np.ndarray:
    return np.where(rng.random(len(values)) < share, None, values.astype(object))
