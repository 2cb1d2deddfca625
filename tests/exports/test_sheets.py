import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exports import csv_lines, sheets, write_xlsx

HOSTILE = ['=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "plain", "أحمد", "a\x00b", "a,b\nc"]


def test_no_cell_of_csv_begins_a_formula() -> None:
    text = "".join(csv_lines([["row", "raw"], *([number, cell] for number, cell in enumerate(HOSTILE))]))
    assert text.startswith("\ufeffrow,raw\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert [row[1] for row in rows] == [f"'{cell}" for cell in HOSTILE[:6]] + HOSTILE[6:]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=5))
def test_what_is_written_as_csv_is_read_again_and_inert(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(rows)).removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_every_text_of_a_workbook_is_typed_as_text(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["row", "raw"], *([number, cell] for number, cell in enumerate(HOSTILE))])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == HOSTILE[0]
    assert cells[8].value == "a\\u0000b"
    assert sheet.cell(3, 1).data_type == "n"


def test_a_million_rows_go_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    write_xlsx(tmp_path / "a.xlsx", [["1"], ["2"], ["3"]])
    assert len(openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames) == 2
