"""Synthetic lists whose truth is known, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from khabar.model import BadInput
from khabar.synth.captures import capture
from khabar.synth.editions import Edition, earlier_edition
from khabar.synth.facts import facilities
from khabar.synth.oddity import labels
from khabar.synth.people import draw_people
from khabar.synth.personality import Personality, personalities
from khabar.synth.sheet import Sheet, write_sheet
from khabar.synth.texts import Texts, as_table
from khabar.synth.truth import person_ids, true_people

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists as tables of verbatim strings under the canonical column names, and the truth behind them.

    `truth` has one row a record: list, record_id, person_id, script, oddities (oddity.Oddity, joined by "|").
    `people` has one row a real person, listed or not: person_id, sex, kin, kin_of, arrested, fate, fate_date.
    `kinds` are the personalities, `editions` the earlier editions of some of the lists.
    """

    tables: list[pa.Table]
    truth: pa.Table
    people: pa.Table
    kinds: list[Personality]
    editions: list[Edition]


def generate(people: int, lists: int = 5, seed: int = 1, progress: Progress | None = None) -> Lists:
    """Invent `people` and the `lists` that mention them: people * 9 // 5 records in all, the same for the same seed.

    Ex: generate(5556, 5, 1) -> 5 tables of 10,000 records together. Some people are on no list, as in life.
    Raises BadInput when the numbers are too small.
    """
    if people < 20 or lists < 2:
        raise BadInput("synth: at least 20 people and 2 lists are needed. Ask for more.", exit_code=2)
    streams = [np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(lists + 3)]
    kinds = _cast(lists)
    crowd = draw_people(people, len(facilities()), streams[0])
    caught = capture(crowd, kinds, people * 9 // 5, streams[1])
    invented = draw_people(max(1, sum(one.false_names for one in caught)), len(facilities()), streams[2])
    everyone = crowd.followed_by(replace(invented, person=-1 - invented.person))
    copied_from = {kind.copies.source for kind in kinds if kind.copies}
    sources: dict[str, Sheet] = {}
    tables, truths, editions = [], [], []
    next_invented = people
    for number, (kind, one, rng) in enumerate(zip(kinds, caught, streams[3:], strict=True)):
        rows = np.concatenate([one.rows, np.arange(next_invented, next_invented + one.false_names)])
        next_invented += one.false_names
        source = sources[kind.copies.source] if kind.copies and one.copied else None
        sheet = write_sheet(everyone.take(rows), kind, source, one.copied, rng)
        if kind.name in copied_from:
            sources[kind.name] = sheet
        shown, persons = sheet.shown(), person_ids(sheet.drafted.people.person)
        tables.append(as_table(shown))
        truths.append(_truth(shown, persons, sheet))
        if kind.earlier_edition:
            editions.append(earlier_edition(shown, persons, kind, rng))
        if progress:
            progress("writing lists", number + 1, lists)
    return Lists(tables, pa.concat_tables(truths), true_people(crowd), kinds, editions)


def _cast(lists: int) -> list[Personality]:
    """Give each list a personality; from the second round on the name takes a number."""
    known = personalities()
    rounds = [(known[number % len(known)], number // len(known)) for number in range(lists)]
    return [kind if turn == 0 else replace(kind, name=f"{kind.name}_{turn + 1}") for kind, turn in rounds]


def _truth(shown: dict[str, Texts], persons: Texts, sheet: Sheet) -> pa.Table:
    return as_table(
        {
            "list": shown["list"],
            "record_id": shown["record_id"],
            "person_id": persons,
            "script": np.full(len(persons), sheet.kind.script, dtype=object),
            "oddities": labels(sheet.drafted.oddities),
        }
    )
