import pytest

from khabar.readers import recognise
from khabar.readers.headings import join_headings
from khabar.readers.sheets import Merged, SheetRow


def joined(*rows: list[str], merged: tuple[Merged, ...] = (), at: int = 0) -> tuple[int, int, list[str]]:
    by_row: dict[int, list[Merged]] = {}
    for one in merged:
        by_row.setdefault(one.top, []).append(one)
    return join_headings([SheetRow(n, cells) for n, cells in enumerate(rows, 1)], at, by_row)


def test_one_row_stays_one_row() -> None:
    assert joined(["No", "Name"], ["1", "Ali"]) == (0, 0, ["No", "Name"])
    assert joined(["No", "Name"]) == (0, 0, ["No", "Name"])


@pytest.mark.parametrize("row", [["", "of arrest"], ["", "/"], ["", "Ali"], ["Name", ""], ["", "name"]])
def test_a_row_of_data_is_never_taken_for_a_heading(row: list[str]) -> None:
    assert joined(["No", "Name"], row) == (0, 0, ["No", "Name"])


def test_groups_above_are_joined_and_titles_are_not() -> None:
    groups = (["Person", "", "Arrest", ""], ["No", "Name", "Date", "Place"])
    merged = (Merged(1, 1, 1, 2), Merged(1, 3, 1, 4))
    start, end, headings = joined(*groups, merged=merged, at=1)
    assert (start, end) == (0, 1)
    assert headings == ["Person / No", "Person / Name", "Arrest / Date", "Arrest / Place"]
    fields = [match.field for match in recognise(headings, {})]
    assert fields == ["record_id", "name", "event_date", "event_place"]
    title = joined(["A title", "", "", ""], groups[1], merged=(Merged(1, 1, 1, 4),), at=1)
    assert title == (1, 1, groups[1])


def test_only_the_listed_person_is_left_out_of_a_heading() -> None:
    fields = [match.field for match in recognise(["Informant / Name", "Detainee / Age", "Mother / Name"], {})]
    assert fields == ["", "age", "mother_name"]
