"""What is true of the invented people, as tables."""

import numpy as np
import pyarrow as pa

from khabar.synth.people import FATES, KIN, People
from khabar.synth.texts import Texts, as_table, pick
from khabar.synth.words import Ints


def person_ids(person: Ints) -> Texts:
    """Name each person. Ex: 0 -> "P0000001"; the false name -1 -> "F0000001"."""
    return np.array([f"P{one + 1:07}" if one >= 0 else f"F{-one:07}" for one in person.tolist()], dtype=object)


def true_people(crowd: People) -> pa.Table:
    """One row a person: person_id, sex, kin, kin_of, arrested, fate, fate_date ("" where there is none)."""
    ids = person_ids(crowd.person)
    fate_date = _iso(crowd.fate_day)
    fate_date[crowd.fate == 0] = ""
    columns = {
        "person_id": ids,
        "sex": pick(["male", "female"], crowd.female.astype(np.int32)),
        "kin": pick(KIN, crowd.kin),
        "kin_of": np.where(crowd.kin == 0, "", ids[crowd.kin_of]),
        "arrested": _iso(crowd.arrested),
        "fate": pick(FATES, crowd.fate),
        "fate_date": fate_date,
    }
    return as_table(columns)


def _iso(days: Ints) -> Texts:
    distinct, positions = np.unique(days, return_inverse=True)
    return pick([str(day) for day in distinct.astype("datetime64[D]")], positions)
