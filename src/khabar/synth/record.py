"""From the draft of a list to its columns, written as its personality writes."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from khabar.synth.calendar import write_days
from khabar.synth.damage import damage
from khabar.synth.draft import Draft
from khabar.synth.people import FATES, Ints
from khabar.synth.personality import Personality
from khabar.synth.places import towns
from khabar.synth.spelling import spellings
from khabar.synth.texts import Texts, join, leave_out, pick
from khabar.synth.words import Word, family, given_female, given_male, load

NAME_PARTS = ("given_name", "father_name", "grandfather_name", "family_name")


def columns_of(sheet: Draft, kind: Personality, rng: np.random.Generator) -> dict[str, Texts]:
    """Write every canonical column that the list has, as strings; None where it says nothing."""
    names = _names(sheet, kind, rng)
    facts = _facts(sheet, kind, rng)
    done: dict[str, Texts] = {}
    for column in kind.columns:
        if column == "name":
            done[column] = join([names[part] for part in NAME_PARTS])
        elif column in names:
            done[column] = names[column]
        elif column != "record_id":
            done[column] = leave_out(facts[column], kind.missing.get(column, 0.0), rng)
    return done


def _facts(sheet: Draft, kind: Personality, rng: np.random.Generator) -> dict[str, Texts]:
    people, count = sheet.people, len(sheet.event)
    words = load_events()
    language = "ar" if kind.script == "arabic" else "en"
    in_town = rng.random(count) < kind.town

    def place(number: Ints) -> Texts:
        return _spell(towns().words, np.where(in_town, number, towns().governorate[number]), kind, rng)

    def word(table: Mapping[str, Any], number: Ints) -> Texts:
        rank = (rng.random(count) ** 3 * 3).astype(np.int64)
        texts = [table[fact][language] for fact in table]
        return pick([row[min(n, len(row) - 1)] for row in texts for n in range(3)], number * 3 + rank)

    return {
        "sex": word(words["sex"], people.female.astype(np.int32)),
        "birth_date": write_days(people.born, kind.birth_forms, rng),
        "age": np.array([str(age) for age in ((sheet.event_day - people.born) // 365).tolist()], dtype=object),
        "origin_place": place(people.home),
        "event": word({fate: words["event"][fate] for fate in FATES}, sheet.event),
        "event_date": write_days(sheet.event_day, kind.event_forms, rng),
        "event_place": place(people.arrest_place),
        "facility": _spell(facilities(), people.facility, kind, rng),
        "status": word({fate: words["status"][fate] for fate in FATES}, sheet.event),
        "national_id": np.array([f"{number:011}" for number in people.national_id.tolist()], dtype=object),
        "register_number": np.array([f"{number:04}" for number in people.register.tolist()], dtype=object),
        "note": np.full(count, None, dtype=object),
    }


def _names(sheet: Draft, kind: Personality, rng: np.random.Generator) -> dict[str, Texts]:
    people = sheet.people
    men, women = given_male().words, given_female().words
    columns = {
        "given_name": (men + women, np.where(people.female, people.given + len(men), people.given)),
        "father_name": (men, people.father),
        "grandfather_name": (men, people.grandfather),
        "family_name": (family().words, people.family),
        "mother_name": (women, people.mother),
    }
    wanted = set(kind.columns) | (set(NAME_PARTS) if "name" in kind.columns else set())
    names = {
        column: leave_out(_spell(words, numbers, kind, rng), kind.missing.get(column, 0.0), rng)
        for column, (words, numbers) in columns.items()
        if column in wanted
    }
    damage(names, sheet, kind, rng)
    return names


def _spell(words: tuple[Word, ...], numbers: Ints, kind: Personality, rng: np.random.Generator) -> Texts:
    """Spell each word by the habits of the list, most often by the one spelling that its writer prefers."""
    texts: list[str] = []
    ends: list[npt.NDArray[np.float64]] = []
    for position, word in enumerate(words):
        choices = spellings(word, kind.script, kind.habits)
        shares = np.array([weight for _, weight in choices])
        shares /= shares.sum()
        preferred = np.searchsorted(np.cumsum(shares), rng.random() * 0.999999)
        shares *= 1 - kind.habits.same_hand
        shares[preferred] += kind.habits.same_hand
        texts.extend(text for text, _ in choices)
        ends.append(position + np.minimum(np.cumsum(shares), 1.0))
    chosen = np.searchsorted(np.concatenate(ends), numbers + rng.random(len(numbers)) * 0.999999)
    return pick(texts, chosen)


@cache
def facilities() -> tuple[Word, ...]:
    """The invented places of detention."""
    return tuple(Word("plain", arabic, tuple(latin)) for arabic, latin in load("facilities").items())


@cache
def load_events() -> dict[str, Any]:
    """The words for events, statuses and sexes, by language."""
    table: dict[str, Any] = load("events")
    return table
