from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import BadInput
from khabar.names import NameIndex

PEOPLE = ["محمد سليم الخولي", "محمود سليم الخولي", "علي حسن ركاب", "Ali Hasan Rikab", "عبد الرحمن ابو ركاب", "هند كريم"]


def test_a_name_is_found_in_either_script_and_order() -> None:
    index = NameIndex(PEOPLE)
    for query, first in (
        ("Mohamad Salim Khouli", 0), ("Khouli Mahmoud Salim", 1), ("Abdurrahman Aburikab", 4), ("Hind Karim", 5),
    ):  # fmt: skip
        assert index.search(query)[0].position == first
    assert {hit.position for hit in index.search("علي حسن ركاب", 2)} == {2, 3}


def test_names_come_and_go_without_building_anew() -> None:
    index = NameIndex(PEOPLE)
    assert index.add("سمر الخباز") == len(PEOPLE)
    assert index.search("Samar Khabbaz")[0].position == len(PEOPLE)
    index.remove(len(PEOPLE))
    assert len(index) == len(PEOPLE)
    assert all(hit.position != len(PEOPLE) for hit in index.search("Samar Khabbaz"))
    with pytest.raises(KeyError):
        index.remove(len(PEOPLE))


def test_an_index_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    index = NameIndex(PEOPLE)
    index.remove(2)
    index.save(tmp_path)
    again = NameIndex.load(tmp_path)
    assert again.search("Ali Hasan Rikab") == index.search("Ali Hasan Rikab")
    assert again.add("سمر الخباز") == len(PEOPLE)
    with pytest.raises(BadInput):
        NameIndex.load(tmp_path / "nothing")


def test_the_weights_of_all_names_agree_with_what_is_found() -> None:
    index = NameIndex(PEOPLE)
    index.remove(5)
    weights = index.weights("Mohamad Salim Khouli")
    assert int(np.nanargmax(weights)) == 0
    assert np.isnan(weights[5])
    assert weights[0] == pytest.approx(index.search("Mohamad Salim Khouli")[0].weight)
    assert np.isnan(index.weights("")).all()


@settings(max_examples=30)
@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_any_names_and_any_query(names: list[str], query: str) -> None:
    hits = NameIndex(names).search(query, 5)
    assert [hit.weight for hit in hits] == sorted((hit.weight for hit in hits), reverse=True)
    assert len({hit.position for hit in hits}) == len(hits)


def test_two_arabic_parts_that_only_sound_like_one_latin_word_weigh_nothing() -> None:
    """ابا نور sounds like Bnr, but is never written so: no weight may come from nothing out of nothing."""
    index = NameIndex(["Bnr Rikab", "Salim Rikab", "Abanour Rikab"] * 5)
    for query in ("ابا نور ركاب", "بن نور ركاب", "با نر ركاب", "سليم ركاب"):
        assert all(np.isfinite(hit.weight) for hit in index.search(query))
        assert np.isfinite(index.weights(query)).all()


def test_many_namesakes_are_ties_in_order_of_position() -> None:
    index = NameIndex(["سليم الخولي"] * 50 + ["هند كريم"] * 50)
    hits = index.search("Salim Khouli", 10)
    assert [hit.position for hit in hits] == list(range(10))
    assert len({hit.weight for hit in hits}) == 1


WORDS = [
    "محمد",
    "محمود",
    "سليم",
    "سالم",
    "علي",
    "علا",
    "حسن",
    "الخولي",
    "خولي",
    "ركاب",
    "ابو",
    "نور",
    "الهدى",
    "نورالهدى",
]
WORDS += ["Mohamad", "Salim", "Khouli", "Rikab", "Nour", "Alhuda"]
SPOKEN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(SPOKEN, min_size=1, max_size=40), SPOKEN, st.integers(1, 5))
def test_rows_left_out_are_none_that_weighing_every_row_would_find(names: list[str], query: str, limit: int) -> None:
    """When more rows are asked for than there are, none is ruled out: the plain way, which the quick one must equal."""
    index = NameIndex(names)
    every = index.search(query, 50)
    few = index.search(query, limit)
    assert [hit.position for hit in few] == [hit.position for hit in every[:limit]]
    weights = index.weights(query)
    assert all(hit.weight > weights[hit.position] - 1e-6 for hit in every)
    for one, other in zip(few, every, strict=False):
        assert one.weight == pytest.approx(other.weight)


@settings(max_examples=30, deadline=None)
@given(st.lists(SPOKEN, min_size=1, max_size=40), SPOKEN)
def test_a_row_weighs_the_same_whatever_was_weighed_before(names: list[str], query: str) -> None:
    index, again = NameIndex(names), NameIndex(names[::-1])
    assert np.allclose(index.weights(query), again.weights(query)[::-1])


def test_only_some_positions_are_searched_and_weighed_as_they_are_among_all() -> None:
    index = NameIndex(PEOPLE)
    every = dict(index.search("Khouli Salim", len(PEOPLE)))
    some = np.array([1, 2, 5], np.int32)
    hits = index.among("Khouli Salim", some, 2)
    assert hits[0].position == 1
    assert hits[0].weight == pytest.approx(every[1])
    assert {hit.position for hit in hits} < {1, 2, 5}
    assert index.weights("Khouli Salim", some) == pytest.approx(index.weights("Khouli Salim")[some])
    assert index.among("...", some) == []


def test_names_are_added_several_at_once() -> None:
    index = NameIndex()
    index.extend(PEOPLE[:2])
    index.extend(iter(PEOPLE[2:]))
    assert index.search("Ali Hasan Rikab", 3) == NameIndex(PEOPLE).search("Ali Hasan Rikab", 3)
