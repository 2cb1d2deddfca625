import numpy as np
import pyarrow as pa
import pytest

from khabar.linkage import Linked, explain, link
from khabar.linkage.judgements import Judged
from khabar.linkage.learning import TRUST, Taught, correct, taught_by
from khabar.linkage.pairs import room_for
from khabar.linkage.weighing import Weights
from khabar.synth import Lists


def weights() -> Weights:
    logs = np.zeros((15, 64))
    logs[0, 1], logs[3, 1] = 3.0, 3.0
    none = np.zeros(0)
    return Weights(
        logs,
        np.zeros(2),
        none,
        np.zeros((3, 2, 64)),
        none.astype(np.int64),
        none.astype(np.int64),
        np.zeros(15, np.int64),
        np.zeros(17),
    )


def taught(count: int) -> tuple[Taught, np.ndarray]:
    """Pairs that agree on the given name, always the same person, and on the family's, never; both at even odds."""
    codes = np.zeros((count, 16), np.uint8)
    codes[::2, 0], codes[1::2, 3] = 1, 1
    same = (codes[:, 0] > 0).astype(np.float64)
    return Taught(codes, np.zeros(count, np.uint16), same, np.ones(count)), np.zeros(count)


def test_no_judgement_changes_nothing() -> None:
    assert not correct(*(lambda t: (t[0], weights(), t[1]))(taught(0))).any()


def test_the_more_judgements_the_more_is_corrected() -> None:
    few, many = (correct(*(lambda t: (t[0], weights(), t[1]))(taught(n))) for n in (10, 1_000))
    assert 0 < few[2] < many[2]
    assert many[5] < few[5] < 0
    assert abs(few[2]) < 2 * TRUST[2]


def test_few_judgements_of_a_stratum_stand_for_part_of_it() -> None:
    pairs = room_for(1_000)
    pairs.left[:], pairs.right[:] = 0, np.arange(1, 1_001)
    judged = Judged(np.zeros(10, np.int32), np.arange(1, 11, dtype=np.int32), np.ones(10))
    found = taught_by(pairs, np.zeros(1_000), judged)
    assert 0 < found.weight.sum() < 500
    assert found.same.tolist() == [1.0] * 10


@pytest.fixture(scope="module")
def judged(linked: Linked, lists: Lists) -> Linked:
    person = dict(
        zip(
            zip(lists.truth["list"].to_pylist(), lists.truth["record_id"].to_pylist(), strict=True),
            lists.truth["person_id"].to_pylist(),
            strict=True,
        )
    )
    rows = linked.pairs.slice(0, 200).select(["list_a", "record_a", "list_b", "record_b"]).to_pylist()
    same = [person[r["list_a"], r["record_a"]] == person[r["list_b"], r["record_b"]] for r in rows]
    table = pa.Table.from_pylist(rows).append_column(
        "verdict", pa.array(["same" if yes else "different" for yes in same])
    )
    return link(lists.tables, judgements=table)


def test_the_model_says_what_judgements_changed_and_steps_still_add_up(judged: Linked) -> None:
    assert judged.model["judged"]["by_comparison"]
    for pair in judged.pairs.slice(0, 300).to_pylist():
        steps = explain(pair, judged.model)
        assert sum(step.bits for step in steps) == pytest.approx(pair["match_weight"], abs=0.05)
        assert steps[-1].comparison == "judgements"
