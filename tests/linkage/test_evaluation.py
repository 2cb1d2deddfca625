import pyarrow as pa
import pytest

from khabar.linkage import evaluate
from khabar.model import BadInput

TRUTH = pa.table({"list": ["a", "a", "b", "b"], "record_id": list("1212"), "person_id": ["x", "y", "x", "y"]})


def clusters(labels: list[int]) -> pa.Table:
    return TRUTH.select(["list", "record_id"]).append_column("cluster_id", pa.array(labels))


def test_perfect_clusters() -> None:
    score = evaluate(clusters([0, 1, 0, 1]), TRUTH)
    assert (score.precision, score.recall, score.f1, score.true_pairs) == (1, 1, 1, 2)


def test_one_cluster_for_all() -> None:
    score = evaluate(clusters([0, 0, 0, 0]), TRUTH)
    assert (score.precision, score.recall) == (2 / 6, 1)


def test_pairs_count_from_the_threshold_up_over_all_true_pairs() -> None:
    pairs = pa.table(
        {
            "list_a": ["a", "a"],
            "record_a": ["1", "1"],
            "list_b": ["b", "b"],
            "record_b": ["1", "2"],
            "match_probability": [0.9, 0.4],
        }
    )
    assert evaluate(pairs, TRUTH).f1 == pytest.approx(2 / 3)
    assert evaluate(pairs, TRUTH, threshold=0.3).precision == 0.5


def test_nothing_found() -> None:
    assert evaluate(clusters([0, 1, 2, 3]), TRUTH).f1 == 0


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (pa.table({"list": ["a"]}), "cluster_id"),
        (pa.table({"list": ["z"], "record_id": ["1"], "cluster_id": [0]}), "not in the truth"),
        (pa.table({"list": ["a"], "cluster_id": [0]}), "record_id"),
    ],
)
def test_what_cannot_be_scored_is_refused(found: pa.Table, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        evaluate(found, TRUTH)
