"""Copies count once, releases don't count, and what looks like either is said."""

import pytest
from tests.counting.tables import FIVE, KOSOVO, table

from khabar.counting import Histories, prepare
from khabar.model import BadInput


def test_a_list_of_releases_is_left_out_with_its_people() -> None:
    told = prepare(KOSOVO, releases=["ABA"])
    assert told.histories.lists == ("EXH", "OSCE", "HRW")
    assert told.set_aside == 845
    assert [(one.key, one.values["list"]) for one in told.notes] == [("release_left_out", "ABA")]


def test_copies_are_one_list_and_nobody_is_lost() -> None:
    told = prepare(FIVE, copies=[("b", "d")])
    assert told.histories.lists == ("a", "b", "c", "e")
    assert told.histories.documented == FIVE.documented
    assert told.set_aside == 0


def test_a_copy_of_a_list_of_releases_is_one_too() -> None:
    assert prepare(FIVE, releases=["d"], copies=[("b", "d")]).histories.lists == ("a", "c", "e")


def test_a_list_within_another_and_a_lonely_one_and_an_empty_one_are_noticed() -> None:
    rows = [(1, 0, 0, 0), (1, 1, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)]
    told = prepare(Histories.make(["A", "B", "C", "D"], rows, [50, 39, 1, 8]))
    assert told.histories.lists == ("A", "B", "C")
    assert [(one.key, one.values["list"]) for one in told.notes] == [
        ("empty_left_out", "D"),
        ("looks_like_copy", "B"),
        ("shares_nobody", "C"),
    ]


@pytest.mark.parametrize("name", ["release_page", "المفرج عنهم", "Freed 2014"])
def test_a_name_that_sounds_like_releases_is_said(name: str) -> None:
    told = prepare(table(f"{name}.B", [5, 5, 5]))
    assert [one.key for one in told.notes] == ["sounds_like_release"]
    assert name in told.histories.lists


@pytest.mark.parametrize("given", [{"releases": ["X"]}, {"copies": [("a", "X")]}, {"copies": [("a",)]}])
def test_a_list_that_is_not_there_is_a_wrong_call(given: dict[str, list[str]]) -> None:
    with pytest.raises(BadInput) as refused:
        prepare(FIVE, **given)  # type: ignore[arg-type]
    assert refused.value.exit_code == 2
