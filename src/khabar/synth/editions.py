"""An earlier edition of a list: some rows were added since, some changed, some withdrawn."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from khabar.synth.damage import misspell
from khabar.synth.personality import Personality
from khabar.synth.texts import Texts, as_table

_ADDED, _CHANGED, _GONE = 0.12, 0.07, 0.02
_FILLED_LATER = ("event_date", "facility", "mother_name")


@dataclass(frozen=True, slots=True)
class Edition:
    """`table` is the earlier edition; `truth` says of every record of both what became of it since.

    `truth` columns: list, record_id, person_id, change ("same", "added", "changed", "gone").
    """

    kind: Personality
    table: pa.Table
    truth: pa.Table


def earlier_edition(columns: dict[str, Texts], persons: Texts, kind: Personality, rng: np.random.Generator) -> Edition:
    """Make the edition that stood before the list of these `columns`, whose rows are these `persons`.

    Since then names were mended, cells filled, rows added; and people entered twice lost their second row.
    """
    count = len(persons)
    chance = rng.random(count)
    earlier = {name: column.copy() for name, column in columns.items()}
    misspelled = chance < _CHANGED / 2
    name = "name" if "name" in columns else "given_name"
    earlier[name][misspelled] = [text and misspell(text, kind.script, rng) for text in columns[name][misspelled]]
    for later in set(_FILLED_LATER) & set(columns):
        earlier[later][(chance >= _CHANGED / 2) & (chance < _CHANGED)] = None
    differs = np.any([earlier[name] != columns[name] for name in columns], axis=0)
    added = chance > 1 - _ADDED
    change = np.where(added, "added", np.where(differs, "changed", "same")).astype(object)
    twice = np.sort(rng.choice(count, round(count * _GONE), replace=False))
    withdrawn = {name: column[twice] for name, column in columns.items()}
    withdrawn["record_id"] = kind.form.record_ids(count, len(twice))
    stood = {name: np.concatenate([earlier[name][~added], withdrawn[name]]) for name in columns}
    truth = {
        "list": np.full(count + len(twice), kind.name, dtype=object),
        "record_id": np.concatenate([columns["record_id"], withdrawn["record_id"]]),
        "person_id": np.concatenate([persons, persons[twice]]),
        "change": np.concatenate([change, np.full(len(twice), "gone", dtype=object)]),
    }
    return Edition(kind, as_table(stood), as_table(truth))
