from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.readers import Row, recognise, records

HEADERS = ["القائمة", "No", "Name", "Shoe size"]
CELLS = st.tuples(
    st.sampled_from(["", "a", "b "]),
    st.sampled_from(["", "007", "7", "7#2", "2"]),
    st.text("اب ", max_size=3),
    st.just(" 42"),
)


@settings(deadline=None)
@given(st.lists(CELLS, max_size=12))
def test_no_row_is_left_out_and_no_two_records_are_one(rows: list[tuple[str, ...]]) -> None:
    found = list(records([Row(n, cells) for n, cells in enumerate(rows, start=2)], recognise(HEADERS, {}), "c"))
    assert [record.cells for record in found] == rows
    assert [record.locator.row for record in found] == list(range(2, len(rows) + 2))
    assert len({(record.list_name, record.record_id) for record in found}) == len(rows)


@settings(deadline=None)
@given(st.lists(CELLS, max_size=12), st.integers(0, 12))
def test_two_documents_of_one_list_are_as_one(rows: list[tuple[str, ...]], at: int) -> None:
    numbered = [Row(n, cells) for n, cells in enumerate(rows, start=2)]
    columns, seen = recognise(HEADERS, {}), Counter[str]()
    parts = [*records(numbered[:at], columns, "c", seen=seen), *records(numbered[at:], columns, "c", seen=seen)]
    assert parts == list(records(numbered, columns, "c"))


def test_values_stand_under_canonical_names_with_leading_zeros() -> None:
    row = Row(5, ("", "007", " سامي ", "42"))
    (record,) = records([row], recognise(HEADERS, {}), "my list", sheet="S")
    assert (record.list_name, record.record_id, record.name) == ("my list", "007", "سامي")
    assert record.values == {"record_id": "007", "name": "سامي"}
    assert (record.locator.sheet, record.cells) == ("S", row.cells)


def test_identical_rows_stay_apart() -> None:
    rows = [Row(2, ("", "7", "Ali", "")), Row(3, ("", "7", "Ali", "")), Row(4, ("", "", "Ali", ""))]
    assert [record.record_id for record in records(rows, recognise(HEADERS, {}), "l")] == ["7", "7#2", "4"]


def test_rows_of_several_sheets_go_by_their_sheet() -> None:
    rows = [Row(17, ("", "", "Ali", "")), Row(18, ("", "7", "Ali", ""))]
    columns = recognise(HEADERS, {})
    assert [record.record_id for record in records(rows, columns, "l", "Homs", True)] == ["Homs!17", "7"]
    assert [record.record_id for record in records(rows, columns, "l", "Homs")] == ["17", "7"]
