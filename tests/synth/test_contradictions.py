"""Planted contradictions: every kind, with harmless pairs beside them, and a truth that says which is which."""

from collections import Counter

from khabar.checks import Conflict
from khabar.synth.contradictions import plant


def test_every_kind_is_planted_and_has_a_harmless_pair_beside_it() -> None:
    truth = plant(3, 1).truth.to_pylist()
    counts = Counter((row["contradiction"], row["planted"]) for row in truth)
    assert counts == {(kind.value, said): 6 for kind in Conflict for said in ("yes", "no")}
    of_person = Counter(row["person_id"] for row in truth)
    assert set(of_person.values()) == {2}


def test_both_lists_name_the_same_people_and_differ_where_it_was_planted() -> None:
    made = plant(4, 2)
    keys = {(row["list"], row["record_id"]): row for row in made.truth.to_pylist()}
    rows = {}
    for table in made.tables:
        for row in table.to_pylist():
            rows[keys[row["list"], row["record_id"]]["person_id"], row["list"]] = row
    for (_list, _record), said in keys.items():
        one, other = (rows[said["person_id"], kind.name] for kind in made.kinds)
        assert one["national_id"] == other["national_id"]
        if said["contradiction"] == "sexes":
            is_same = (one["sex"] == "ذكر") == (other["sex"] == "male")
            assert is_same == (said["planted"] == "no")
        assert bool(one["facility"]) == (said["contradiction"] == "two_places")


def test_the_same_seed_plants_the_same() -> None:
    one, again, other = plant(2, 5), plant(2, 5), plant(2, 6)
    assert one.truth.equals(again.truth) and one.tables[0].equals(again.tables[0])
    assert not one.tables[0].equals(other.tables[0])
