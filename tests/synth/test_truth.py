import numpy as np

from khabar.synth.people import draw_people
from khabar.synth.truth import person_ids, true_people


def test_people_are_told_with_their_kin_and_fate() -> None:
    rows = true_people(draw_people(500, 12, np.random.default_rng(1))).to_pylist()
    known = {row["person_id"] for row in rows}
    assert len(known) == 500
    for row in rows:
        assert bool(row["kin"]) == bool(row["kin_of"])
        assert not row["kin_of"] or row["kin_of"] in known
        assert (row["fate"] == "detained") == (row["fate_date"] == "")
        assert row["fate_date"] == "" or row["arrested"] < row["fate_date"]


def test_false_names_have_ids_of_their_own() -> None:
    assert person_ids(np.array([0, -1], np.int32)).tolist() == ["P0000001", "F0000001"]
