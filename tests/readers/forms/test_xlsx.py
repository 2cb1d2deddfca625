import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.readers.forms.writing import saved, to_xlsx, unzipped, zipped

from khabar.readers import Columns, Note, Part, ReadOptions, Rejected, Row
from khabar.readers.forms.xlsx import read

Save = Callable[[str, bytes], Path]
Refusal = Callable[[Callable[[], object]], str]
SHEET = "xl/worksheets/sheet1.xml"


def parts_of(data: bytes, save: Save, options: ReadOptions | None = None) -> list[Part]:
    return list(read(save("list.xlsx", data), options or ReadOptions()))


def cells(parts: list[Part]) -> list[tuple[str, ...]]:
    return [part.cells for part in parts if isinstance(part, Row)]


def notes(parts: list[Part]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, Note):
            found.setdefault(part.text, []).append(part.place)
    return found


def edited(data: bytes, entry: str, old: str, new: str) -> bytes:
    """A workbook in which one part was edited by hand."""
    entries = unzipped(data)
    assert old in entries[entry]
    return zipped({**entries, entry: entries[entry].replace(old, new)})


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_of_both_epochs_come_in_iso_form_with_what_stood_there(is_1904: bool, save: Save) -> None:
    book = openpyxl.Workbook()
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    moments = [datetime.date(2012, 3, 4), datetime.datetime(2012, 3, 4, 5, 6, 7), datetime.time(5, 6, 7)]  # noqa: DTZ001
    for row in (["Name", "Date", "When", "Time"], ["Ali", *moments]):
        book.active.append(row)
    parts = parts_of(saved(book), save)
    assert cells(parts) == [("Ali", "2012-03-04", "2012-03-04T05:06:07", "05:06:07")]
    serial, first = ("39510", 1904) if is_1904 else ("40972", 1900)
    what = (
        f"its column B holds dates or times as numbers counted from {first}, read as 2012-03-04 where {serial} stands"
    )
    assert notes(parts)[what] == ["Sheet!2"]


def test_numbers_keep_leading_zeros_and_all_digits(save: Save) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "a", "b", "c", "d", "e", "f"])
    book.active.append(["Ali", "007", 7, 123456789012345, 0.1 + 0.2, True, 12345678901234567890])
    book.active["C2"].number_format = "00000"
    parts = parts_of(saved(book), save)
    assert cells(parts) == [("Ali", "007", "00007", "123456789012345", "0.3", "TRUE", "12345678901234600000")]
    assert any("more than 15 digits" in text for text in notes(parts))


def test_formulas_give_their_stored_values_and_say_when_there_is_none(save: Save) -> None:
    book = openpyxl.Workbook()
    for row in (["Name", "Age"], ["Ali", "=1+1"], ["Omar", "=2+2"], ["Huda", "#REF!"]):
        book.active.append(row)
    data = edited(saved(book), SHEET, "<f>2+2</f><v></v>", "<f>2+2</f><v>4</v>")
    parts = parts_of(data, save)
    assert cells(parts) == [("Ali", ""), ("Omar", "4"), ("Huda", "#REF!")]
    found = notes(parts)
    assert found["holds a formula without a stored value: the cell is taken as empty"] == ["Sheet!2"]
    assert found["holds an error (#REF!), kept as it stands"] == ["Sheet!4"]
    assert found["its column B holds formulas: their stored values are taken"] == ["Sheet!2"]


def test_a_header_of_two_rows_is_joined_and_merged_cells_are_spread(save: Save) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for row in (
        ["The missing of one town", None, None, None],
        ["No", "Name", "Arrest", None],
        [None, None, "Date", "Place"],
        [1, "Ali", 2012, "Homs"],
        [2, "Omar", 2013, None],
        ["of Hama", None, None, None],
    ):
        page.append(row)
    for merged in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "D4:D5", "A6:D6"):
        page.merge_cells(merged)
    parts = parts_of(saved(book), save)
    (header,) = [part for part in parts if isinstance(part, Columns)]
    assert header == Columns(("No", "Name", "Arrest / Date", "Arrest / Place"), 3, "Sheet")
    assert cells(parts) == [("1", "Ali", "2012", "Homs"), ("2", "Omar", "2013", "Homs"), ("of Hama", "", "", "")]
    found = notes(parts)
    assert found["stands above the header: The missing of one town"] == ["Sheet!1"]
    assert found["is merged with the row above it in some cells: what stands there is taken for it too"] == ["Sheet!5"]
    assert found["has cells merged side by side: what stands there is taken for the first of them"] == ["Sheet!6"]


def test_a_heading_that_goes_on_below_is_one_heading(save: Save) -> None:
    parts = parts_of(to_xlsx([["No", "Name", "Date"], ["", "", "of arrest"], ["1", "Ali", "2012"]]), save)
    assert isinstance(parts[0], Columns)
    assert (parts[0].headers, parts[0].row) == (("No", "Name", "Date / of arrest"), 2)


def test_what_is_hidden_is_taken_in_and_said(save: Save) -> None:
    book = openpyxl.Workbook()
    for row in (["No", "Name"], [1, "Ali"], [2, "Omar"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    other = book.create_sheet("Old")
    other.append(["Name"])
    other.append(["Huda"])
    other.sheet_state = "veryHidden"
    parts = parts_of(saved(book), save)
    assert cells(parts) == [("1", "Ali"), ("2", "Omar"), ("Huda",)]
    assert notes(parts) == {
        "its column B is hidden, and taken in all the same": ["Sheet!1"],
        "is hidden in the sheet, and taken in all the same": ["Sheet!3"],
        "the sheet is hidden, and taken in all the same": ["Old"],
    }


def test_sheets_are_left_out_when_the_mapping_says_so(save: Save, refusal: Refusal) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.active.append(["Ali"])
    book.create_sheet("Legend").append(["Words"])
    data = saved(book)
    parts = parts_of(data, save, ReadOptions(skipped_sheets=["Legend"]))
    assert parts[-1] == Note(0, "the sheet was left out, as the mapping file says", "Legend")
    assert "speaks of a sheet “Legende”" in refusal(
        lambda: parts_of(data, save, ReadOptions(skipped_sheets=["Legende"]))
    )


def test_empty_cells_by_the_million_cost_nothing_and_a_far_cell_is_rejected(save: Save) -> None:
    data = to_xlsx([["Name"], ["Ali"], ["Omar"], ["Huda"]])
    wide = "".join(f'<c r="{name}2" s="0"/>' for name in ("XFB", "XFC", "XFD"))
    data = edited(data, SHEET, '</row><row r="3"', f'{wide}</row><row r="3"')
    rows = "".join(f'<row r="{n}" ht="15"><c r="A{n}" s="0"/></row>' for n in range(1_048_000, 1_048_577))
    data = edited(data, SHEET, "</sheetData>", f"{rows}</sheetData>")
    data = edited(data, SHEET, '<row r="4">', '<row r="900000">')
    data = edited(data, SHEET, 'r="A4"', 'r="XFD900000"')
    parts = parts_of(data, save)
    assert cells(parts) == [("Ali",), ("Omar",)]
    (rejected,) = [part for part in parts if isinstance(part, Rejected)]
    assert (rejected.row, "in column XFD, beyond the 1 columns" in rejected.reason) == (900_000, True)
    assert notes(parts) == {"is empty, and so are the 899,995 rows below it": ["L!4"]}


def test_a_bomb_is_refused_before_it_is_unpacked(save: Save, refusal: Refusal, tmp_path: Path) -> None:
    path = save("list.xlsx", to_xlsx([["Name"], ["Ali"]]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x", "w") as entry:
        for _ in range(100):
            entry.write(b"\0" * (1 << 20))
    assert "unpacks to 100 MiB, over 300 times its size" in refusal(lambda: list(read(path, ReadOptions())))


@pytest.mark.parametrize(
    ("entry", "old", "new", "words"),
    [
        (SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "declares entities"),
        (SHEET, "<worksheet", '<!DOCTYPE x SYSTEM "file:///etc/hostname"><worksheet', "declares entities"),
        (SHEET, "</sheetData>", "", "its inside is damaged"),
        (SHEET, 'r="A1"', 'r="AAAAAA1"', "its inside is damaged"),
        ("xl/workbook.xml", "<sheet ", "<leaf ", "there is no sheet of cells"),
    ],
)
def test_xml_that_is_harmful_or_damaged_is_refused(
    entry: str, old: str, new: str, words: str, save: Save, refusal: Refusal
) -> None:
    data = edited(to_xlsx([["Name"], ["Ali"]]), entry, old, new)
    assert words in refusal(lambda: parts_of(data, save))


def test_damaged_characters_reject_their_row_alone(save: Save) -> None:
    parts = parts_of(to_xlsx([["Name"], ["Ali"], ["a\ufffdb"], ["Huda"]]), save)
    assert cells(parts) == [("Ali",), ("Huda",)]
    assert [part.row for part in parts if isinstance(part, Rejected)] == [3]
