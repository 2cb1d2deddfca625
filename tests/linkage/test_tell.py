import json

import pytest

from khabar.linkage import Linked


def test_the_model_can_be_written_and_read_back(linked: Linked) -> None:
    assert json.loads(json.dumps(linked.model)) == linked.model


def test_lists_tell_how_many_pairs_of_theirs_are_one_person(linked: Linked) -> None:
    assert set(linked.model["within_lists"]) == set(linked.records["list"].to_pylist())
    for told in linked.model["within_lists"].values():
        assert told["expected_pairs"] >= 0
        assert told["prior_bits"] < 0


def test_nothing_is_told_of_judgements_where_there_are_none(linked: Linked) -> None:
    assert linked.model["judged"]["always"] == 0
    assert linked.model["judged"]["by_comparison"] == {}


def test_levels_told_have_words_and_finite_bits(linked: Linked) -> None:
    for levels in linked.model["comparisons"].values():
        assert all(row["level"] and abs(row["bits"]) < 100 for row in levels)
        assert len({row["level"] for row in levels}) == len(levels)
    assert linked.model["prior_bits"]["different lists"] == pytest.approx(-10, abs=6)
