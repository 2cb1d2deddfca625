"""Synthetic lists whose truth is known, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from khabar.model import BadInput
from khabar.synth.captures import capture
from khabar.synth.draft import draft
from khabar.synth.oddity import labels
from khabar.synth.people import draw_people
from khabar.synth.personality import Personality, personalities
from khabar.synth.record import columns_of, facilities

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists as tables of verbatim strings under the canonical column names, and the truth behind them.

    `truth` has one row a record: list, record_id, person_id, script, oddities. `kinds` are the personalities.
    """

    tables: list[pa.Table]
    truth: pa.Table
    kinds: list[Personality]


def generate(people: int, lists: int = 5, seed: int = 1, progress: Progress | None = None) -> Lists:
    """Invent `people` and the `lists` that mention them: people * 9 // 5 records in all, the same for the same seed.

    Ex: generate(5556, 5, 1) -> 5 tables of 10,000 records together. Some people are on no list, as in life.
    Raises BadInput when the numbers are too small.
    """
    if people < 20 or lists < 2:
        raise BadInput("synth: at least 20 people and 2 lists are needed. Ask for more.", exit_code=2)
    streams = np.random.SeedSequence(seed).spawn(lists + 2)
    crowd = draw_people(people, len(facilities()), np.random.default_rng(streams[0]))
    kinds = _cast(lists)
    drawn = capture(crowd, kinds, people * 9 // 5, np.random.default_rng(streams[1]))
    tables, truths = [], []
    for number, (kind, (rows, second), stream) in enumerate(zip(kinds, drawn, streams[2:], strict=True)):
        rng = np.random.default_rng(stream)
        sheet = draft(crowd, rows, second, kind, rng)
        ids = [kind.form.record_id.format(n + 1) for n in range(len(rows))]
        head = {"record_id": pa.array(ids), "list": pa.repeat(kind.name, len(rows))}
        texts = {name: pa.array(column, pa.string()) for name, column in columns_of(sheet, kind, rng).items()}
        tables.append(pa.table(head | texts))
        truth = {
            "person_id": [f"P{person + 1:07}" for person in sheet.people.person.tolist()],
            "script": pa.repeat(kind.script, len(rows)),
            "oddities": labels(sheet.oddities),
        }
        truths.append(pa.table({"list": head["list"], "record_id": head["record_id"]} | truth))
        if progress:
            progress("writing lists", number + 1, lists)
    return Lists(tables, pa.concat_tables(truths), kinds)


def _cast(lists: int) -> list[Personality]:
    """Give each list a personality; from the second round on the name takes a number."""
    known = personalities()
    rounds = [(known[number % len(known)], number // len(known)) for number in range(lists)]
    return [kind if turn == 0 else replace(kind, name=f"{kind.name}_{turn + 1}") for kind, turn in rounds]
