import numpy as np
import pyarrow as pa

from khabar.linkage import evaluate, link
from khabar.linkage.kinship import kin_classes


def test_classes_that_share_the_same_are_one() -> None:
    names_only = np.zeros(15, np.bool_)
    names_only[[0, 1, 2, 3]] = True
    names, units = kin_classes(names_only)
    assert len(names) == len(set(units.tolist())) == 3


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
