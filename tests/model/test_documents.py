import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Locator, Record, distinct_id

IDS = st.lists(st.sampled_from(["A", "1", "#", "2", "\n", "٣"]), max_size=6).map("".join)
TURNS = st.tuples(IDS, st.integers(0, 12))


@given(TURNS, TURNS)
def test_two_turns_of_ids_never_meet(one: tuple[str, int], other: tuple[str, int]) -> None:
    assert (distinct_id(*one) == distinct_id(*other)) == (one == other)


@given(st.lists(IDS, max_size=12))
def test_every_row_of_a_list_has_its_own_id(given_ids: list[str]) -> None:
    ids = [distinct_id(given_id, given_ids[:turn].count(given_id)) for turn, given_id in enumerate(given_ids)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("given_id", "repeat", "distinct"), [("A17", 0, "A17"), ("A17", 1, "A17#2"), ("0", 9, "0#10")])
def test_an_id_stays_as_given_until_it_comes_again(given_id: str, repeat: int, distinct: str) -> None:
    assert distinct_id(given_id, repeat) == distinct


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"name": "سامي  الخطيب", "given_name": "سامي"}, "سامي  الخطيب"),
        ({"family_name": "الخطيب", "given_name": "سامي"}, "سامي الخطيب"),
        ({"mother_name": "هدى"}, ""),
    ],
)
def test_the_name_is_as_written_or_put_together(values: dict[str, str], name: str) -> None:
    assert Record("l", "1", Locator(row=2), (), values).name == name
