"""Capture histories: none lost, none invented, whatever is put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.counting.tables import KOSOVO, UK_FIVE, UK_SIX, table

from khabar.counting import Histories
from khabar.model import BadInput

ROWS = st.lists(st.tuples(st.tuples(*[st.booleans()] * 4), st.integers(0, 50)), max_size=30)


@given(ROWS)
def test_people_are_those_on_any_list_in_whatever_order_they_come(rows: list[tuple[tuple[bool, ...], int]]) -> None:
    one = Histories.make("ABCD", [cell for cell, _ in rows], [count for _, count in rows])
    other = Histories.make("ABCD", [cell for cell, _ in rows[::-1]], [count for _, count in rows[::-1]])
    assert one.documented == sum(count for cell, count in rows if any(cell)) == one.table().sum()
    assert (one.table() == other.table()).all()
    assert one.by_times_caught.sum() == one.documented
    assert one.sizes == {name: sum(count for cell, count in rows if cell[place]) for place, name in enumerate("ABCD")}


@given(ROWS)
def test_a_list_left_out_takes_its_own_people_along_and_a_merged_one_keeps_all(
    rows: list[tuple[tuple[bool, ...], int]],
) -> None:
    whole = Histories.make("ABCD", [cell for cell, _ in rows], [count for _, count in rows])
    alone = sum(count for cell, count in rows if cell == (True, False, False, False))
    assert whole.without("A").documented == whole.documented - alone
    assert whole.merged(("B", "A")).documented == whole.documented
    assert whole.merged(("B", "A")).lists == ("B", "C", "D")


def test_published_tables_hold_whom_they_should() -> None:
    assert KOSOVO.documented == 4400
    assert KOSOVO.sizes == {"EXH": 1910, "ABA": 1528, "OSCE": 1786, "HRW": 685}
    assert UK_SIX.documented == UK_FIVE.documented == 2744
    assert UK_FIVE.sizes["PF"] == 1169


def test_the_first_list_is_the_highest_bit_of_the_table() -> None:
    assert table("A.B", [1, 2, 3]).table().tolist() == [0, 1, 2, 3]


def test_what_is_no_history_is_refused() -> None:
    with pytest.raises(BadInput, match="called A"):
        Histories.make("AA", [(1, 0)], [1])
    with pytest.raises(BadInput, match="below 0"):
        Histories.make("AB", [(1, 0)], [-1])
    with pytest.raises(BadInput, match="one cell per list"):
        Histories.make("AB", [(1, 0, 1)], [1])
