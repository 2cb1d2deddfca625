from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Alignment, Line, align, line_of

COLUMNS = [("No", "record_id"), ("Name", "name"), ("Mother", "mother_name"), ("State", "status")]


def lines(*rows: str) -> list[Line]:
    return [line_of(COLUMNS, row.split("|")) for row in rows]


def aligned(older: list[Line], newer: list[Line]) -> Alignment:
    return align(lambda: older, lambda: newer)


def test_ids_that_hold_tell_what_was_added_changed_and_left_out() -> None:
    old = lines("a1|Zayd Omar|Huda|held", "a2|Sami Deeb|Amal|held", "a3|Ali Nasser|Rana|held", "a4|Omar Aziz|Mona|held")
    new = lines(
        "a9|Khalil Issa|Lina|held", "a3|Ali Nasser|Rana|released", "a1|Zayd Omar|Huda|held", "a4|Omar Aziz|Mona|"
    )
    found = aligned(old, new)
    assert found.earlier.tolist() == [-1, 2, 0, 3]
    assert found.is_changed.tolist() == [False, True, False, True]
    assert found.counts == {"added": 1, "changed": 2, "same": 1, "gone": 1}
    assert found.agreement == 0.75


def test_serial_numbers_of_a_list_that_was_sorted_anew_are_not_believed() -> None:
    old = lines("1|Zayd Omar|Huda|held", "2|Sami Deeb|Amal|held", "3|Ali Nasser|Rana|held")
    new = lines("1|Adam Issa|Lina|held", "2|Zayd Omar|Huda|held", "3|Sami Deeb|Amal|held", "4|Ali Nasser|Rana|freed")
    found = aligned(old, new)
    assert found.earlier.tolist() == [-1, 0, 1, 2]
    assert found.is_changed.tolist() == [False, False, False, True]


def test_without_ids_a_corrected_spelling_is_a_change_and_a_brother_is_not() -> None:
    old = lines("|أحمد محمود الخولاني|هدى|held", "|سمير محمود الحلبي|منى|held")
    new = lines("|احمد محمود الخولانى|هدى|held", "|أنس محمود الحلبي|منى|held")
    found = aligned(old, new)
    assert found.earlier.tolist() == [0, -1]
    assert found.counts == {"added": 1, "changed": 1, "same": 0, "gone": 1}


def test_repeated_rows_follow_each_other_in_turn() -> None:
    old = lines("7|Zayd Omar||held", "7|Zayd Omar||held", "7|Zayd Omar||freed")
    new = lines("7|Zayd Omar||freed", "7|Zayd Omar||held")
    assert aligned(old, new).earlier.tolist() == [2, 0]


def test_another_part_of_a_list_does_not_agree() -> None:
    old = lines("1|Zayd Omar|Huda|held", "2|Sami Deeb|Amal|held")
    new = lines("1|Ali Nasser|Rana|held", "2|Omar Aziz|Mona|held")
    assert aligned(old, new).agreement == 0


def test_empty_editions_are_aligned() -> None:
    assert aligned([], lines("1|Zayd||")).counts == {"added": 1, "changed": 0, "same": 0, "gone": 0}
    assert aligned(lines("1|Zayd||"), []).counts == {"added": 0, "changed": 0, "same": 0, "gone": 1}


WORDS = st.sampled_from(["Zayd", "Omar", "Sami", "Ali", ""])
ROWS = st.lists(st.tuples(st.sampled_from(["", "1", "2", "3"]), WORDS, WORDS, WORDS).map("|".join), max_size=12)


@given(ROWS, ROWS)
def test_no_row_is_lost_and_none_followed_twice(older: list[str], newer: list[str]) -> None:
    found = aligned(lines(*older), lines(*newer))
    followed = [position for position in found.earlier.tolist() if position >= 0]
    assert len(set(followed)) == len(followed)
    counts = found.counts
    assert counts["added"] + counts["changed"] + counts["same"] == len(newer)
    assert counts["gone"] + counts["changed"] + counts["same"] == len(older)


@given(ROWS)
def test_a_list_is_its_own_unchanged_edition(rows: list[str]) -> None:
    assert aligned(lines(*rows), lines(*rows)).counts == {"added": 0, "changed": 0, "same": len(rows), "gone": 0}
