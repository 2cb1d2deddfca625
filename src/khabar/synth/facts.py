"""Everything that one list says besides the names: dates, places, events, numbers, remarks."""

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np

from khabar.synth.calendar import write_days
from khabar.synth.draft import Draft
from khabar.synth.names import spell
from khabar.synth.people import FATES
from khabar.synth.personality import Personality
from khabar.synth.places import towns
from khabar.synth.texts import Texts, leave_out, pick
from khabar.synth.words import Ints, Word, load, words

_SEXES = ("male", "female")


def write_facts(sheet: Draft, kind: Personality, rng: np.random.Generator) -> dict[str, Texts]:
    """Write every column of the list but the names, as strings; None where the list leaves a cell empty."""
    people, count = sheet.people, len(sheet.event)
    language = "ar" if kind.script == "arabic" else "en"
    in_town = rng.random(count) < kind.town

    def place(number: Ints) -> Texts:
        return spell(towns().words, np.where(in_town, number, towns().governorate[number]), kind, rng)

    def say(topic: str, number: Ints, order: tuple[str, ...]) -> Texts:
        own = kind.event_words if topic == "event" else {}
        return _say([own.get(fact) or load_events()[topic][fact][language] for fact in order], number, rng)

    ages = (sheet.event_day - people.born) // 365
    remarks = load("notes")[language]
    writers: dict[str, Callable[[], Texts]] = {
        "sex": lambda: say("sex", people.female.astype(np.int32), _SEXES),
        "birth_date": lambda: write_days(people.born, kind.birth_forms, rng),
        "age": lambda: np.array(list(map(str, ages.tolist())), dtype=object),
        "origin_place": lambda: place(people.home),
        "event": lambda: say("event", sheet.event, FATES),
        "event_date": lambda: write_days(sheet.event_day, kind.event_forms, rng),
        "event_place": lambda: place(people.arrest_place),
        "facility": lambda: spell(facilities(), people.facility, kind, rng),
        "status": lambda: say("status", sheet.event, FATES),
        "national_id": lambda: np.array([f"{number:011}" for number in people.national_id.tolist()], dtype=object),
        "register_number": lambda: np.array([f"{number:04}" for number in people.register.tolist()], dtype=object),
        "note": lambda: pick(remarks, rng.integers(0, len(remarks), count)),
    }
    shown = [name for name in kind.columns if name in writers]
    return {name: leave_out(writers[name](), kind.missing.get(name, 0.0), rng) for name in shown}


def _say(texts: list[list[str]], number: Ints, rng: np.random.Generator) -> Texts:
    """Say each fact in one of its words, the first ones most often."""
    most = max(map(len, texts))
    rank = (rng.random(len(number)) ** 3 * most).astype(np.int64)
    return pick([row[min(n, len(row) - 1)] for row in texts for n in range(most)], number * most + rank)


@cache
def facilities() -> tuple[Word, ...]:
    """The invented places of detention."""
    return words("plain", load("facilities"))


@cache
def load_events() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """The words for events, statuses and sexes, by language."""
    table: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = load("events")
    return table
