import numpy as np
import pyarrow as pa
import pytest

from khabar.linkage import evaluate, link
from khabar.linkage.kinship import ages_of_kin, kin_classes


def test_classes_that_share_the_same_are_one() -> None:
    names_only = np.zeros(15, np.bool_)
    names_only[[0, 1, 2, 3]] = True
    kin = kin_classes(names_only)
    assert len(kin.names) == len(set(kin.units.tolist())) == len(kin.generations)
    assert "father and son, each named after his grandfather" in kin.names
    assert not any("same event" in name for name in kin.names)


def test_where_no_father_is_named_nobody_is_kin_by_a_given_name() -> None:
    no_fathers = np.zeros(15, np.bool_)
    no_fathers[[0, 3, 5, 8]] = True
    kin = kin_classes(no_fathers)
    assert kin.names == ["one household", "neighbours"]


def test_ages_of_kin_are_learned_but_fathers_stay_older_than_sons() -> None:
    u = np.zeros((15, 64))
    u[8, 1:10], u[8, 10:14], u[10, 1:6] = 1 / 9, 1 / 4, 1 / 5
    counts = np.zeros((3, 2, 64))
    counts[:, 0, 9] = 1000.0
    ages = ages_of_kin(counts, u, 20.0)
    assert ages[0, 0, 9] > 0.9
    assert ages[2, 0, 1] > 0.9
    assert ages[1, 1, 1:6].tolist() == pytest.approx([0.2] * 5)


def test_brothers_arrested_together_are_two_people() -> None:
    rng = np.random.default_rng(8)
    words = [
        a + b for a in ("Ka", "Sa", "Na", "Fa", "Ma", "Ra", "Ha", "Ba") for b in ("rim", "mer", "bil", "dil", "jed")
    ]
    people = []
    for _ in range(400):
        father, grandfather, family = rng.choice(words, 3)
        day = f"201{rng.integers(1, 5)}-{rng.integers(1, 13):02}-{rng.integers(1, 28):02}"
        for given in rng.choice(words, 2, replace=False):
            people.append((given, father, grandfather, family, day))
    tables = []
    for name in ("one", "two"):
        columns = list(zip(*people, strict=True))
        ids = [str(n) for n in range(len(people))]
        parts = ("given_name", "father_name", "grandfather_name", "family_name", "event_date")
        head = {"list": [name] * len(ids), "record_id": ids}
        tables.append(pa.table(head | {part: list(map(str, c)) for part, c in zip(parts, columns, strict=True)}))
    linked = link(tables)
    truth = pa.table({"list": ["one"] * len(ids) + ["two"] * len(ids), "record_id": ids * 2, "person_id": ids * 2})
    score = evaluate(linked.clusters, truth)
    assert score.precision > 0.97
    assert score.recall > 0.97
