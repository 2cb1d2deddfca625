import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers import delimited
from khabar.readers.delimited import DOUBTFUL, NEVER_CLOSED, STRAY_QUOTE, TOO_LONG, LogicalRow, LogicalRows

PLAIN_ROWS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from(["Ali", "7", ""]), min_size=width, max_size=width), min_size=1)
)


def rows_of(text: str, width: int = 0, delimiter: str = ",") -> list[LogicalRow]:
    rows = LogicalRows(io.StringIO(text, newline=""), delimiter)
    rows.width = width
    return list(rows)


def cells_of(text: str, width: int = 0) -> list[list[str]]:
    return [row.cells for row in rows_of(text, width)]


@given(st.text('a",;\n\r ا', max_size=60), st.integers(0, 4), st.sampled_from(",;"))
def test_no_character_is_lost_or_moved(text: str, width: int, delimiter: str) -> None:
    assert "".join(row.raw for row in rows_of(text, width, delimiter)) == text


@given(PLAIN_ROWS, st.data())
def test_one_stray_quotation_mark_touches_no_other_row(rows: list[list[str]], data: st.DataObject) -> None:
    lines = [",".join(row) for row in rows]
    at = data.draw(st.integers(0, len(lines) - 1))
    position = data.draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:position] + '"' + lines[at][position:]
    found = rows_of("\n".join(lines) + "\n", len(rows[0]))
    assert [row.cells for row in found] == [line.split(",") for line in lines]
    assert not any(row.trouble for number, row in enumerate(found) if number != at)


@given(PLAIN_ROWS, st.data())
def test_however_many_there_are_every_line_stays_a_row(rows: list[list[str]], data: st.DataObject) -> None:
    text = "\n".join(",".join(row) for row in rows) + "\n"
    for position in data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4)):
        text = text[:position] + '"' + text[position:]
    found = rows_of(text, len(rows[0]))
    assert [row.raw for row in found] == text.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("text", "cells", "trouble"),
    [
        ('1,"Ali, Omar",x\n', ["1", "Ali, Omar", "x"], ""),
        ('1,"Ali\r\nOmar",x\r\n', ["1", "Ali\r\nOmar", "x"], ""),
        ('1,"""Abu Sami""",x\n', ["1", '"Abu Sami"', "x"], ""),
        ('1,Ali "Abu Sami",x\n', ["1", 'Ali "Abu Sami"', "x"], ""),
        ('1,"Abu Sami" Ali,x\n', ["1", '"Abu Sami" Ali', "x"], STRAY_QUOTE),
        ('1,"Ali,x\n', ["1", '"Ali', "x"], STRAY_QUOTE),
        ('1,",",x\n', ["1", ",", "x"], ""),
        ('"1,2",3\n', ['"1', '2"', "3"], DOUBTFUL),
        ("1,Ali\n", ["1", "Ali"], ""),
        ("\n", [], ""),
    ],
)
def test_one_row(text: str, cells: list[str], trouble: str) -> None:
    (row,) = rows_of(text, 3)
    assert (row.cells, row.trouble) == (cells, trouble)


def test_two_ditto_marks_do_not_make_one_row_of_two() -> None:
    rows = rows_of('1,",x\n2,",y\n3,Ali,z\n', 3)
    assert [(row.cells, row.trouble) for row in rows] == [
        (["1", '"', "x"], DOUBTFUL),
        (["2", '"', "y"], DOUBTFUL),
        (["3", "Ali", "z"], ""),
    ]


def test_a_ragged_row_of_several_lines_stays_one_row() -> None:
    assert cells_of('1,"a\nb"\n2,Omar,x\n3,Ali,y\n', 3) == [["1", "a\nb"], ["2", "Omar", "x"], ["3", "Ali", "y"]]


def test_a_quotation_mark_that_closes_far_below_swallows_nothing() -> None:
    text = '1,"Ali,x\n2,Omar,y\n3,Sami,y\n4,Hasan",z,\n5,Amal,w\n'
    assert [cells[0] for cells in cells_of(text, 3)] == ["1", "2", "3", "4", "5"]


def test_a_header_may_hold_a_stray_quotation_mark() -> None:
    assert cells_of('No,"Name,Place\n1,Ali,Homs\n') == [["No", '"Name', "Place"], ["1", "Ali", "Homs"]]


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = csv.field_size_limit(50)
    monkeypatch.setattr(delimited, "MOST_CHARACTERS", 50)
    yield
    csv.field_size_limit(before)


LONG = "a" * 120
LONG_LINES = "aaaa\n" * 30


@pytest.mark.usefixtures("short_limit")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "long_row",
    [f"1,{LONG},x", f'1,"{LONG}",x', f'1,x,"{LONG}"', LONG, f'1,"{LONG_LINES}",x', f'1,"{LONG_LINES[:53]}",x'],
)
def test_an_overlong_cell_is_told_and_takes_no_row_with_it(long_row: str, end: str) -> None:
    rows = rows_of(f"0,Sami,w\n{long_row}\n2,Omar,y\n3,Ali,z\n".replace("\n", end), 3)
    assert rows[0].cells == ["0", "Sami", "w"]
    sound = [row.cells for row in rows[1:] if not row.trouble and len(row.cells) == 3]
    assert sound == [["2", "Omar", "y"], ["3", "Ali", "z"]]
    assert rows[1].trouble == TOO_LONG


@pytest.mark.usefixtures("short_limit")
def test_an_overlong_cell_that_is_never_closed_says_so() -> None:
    assert [row.trouble for row in rows_of(f'0,Sami,w\n1,"{LONG_LINES}2,Omar,y\n', 3)] == ["", NEVER_CLOSED]


@pytest.mark.usefixtures("short_limit")
def test_a_stray_quotation_mark_before_many_rows_is_no_overlong_cell() -> None:
    text = '1,"Ali,x\n' + "2,Omar,y\n" * 40
    rows = rows_of(text, 3)
    assert len(rows) == 41
    assert [row.trouble for row in rows] == [STRAY_QUOTE] + [""] * 40


@pytest.mark.usefixtures("short_limit")
@pytest.mark.parametrize("length", [48, 49, 50, 51, 99, 100, 101])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_the_limit_itself_cuts_no_neighbour(length: int, end: str) -> None:
    rows = rows_of(f"{'a' * length}{end}2,Omar,y{end}", 3)
    assert rows[-1].cells == ["2", "Omar", "y"]
    assert [row.trouble for row in rows if row.cells and row.cells != ["2", "Omar", "y"]] == [
        TOO_LONG if length > 49 else ""
    ]
