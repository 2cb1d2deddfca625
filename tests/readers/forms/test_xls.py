import datetime
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt
from tests.readers.forms.writing import saved

from khabar.readers import Columns, Note, Part, ReadOptions, Row
from khabar.readers.forms.xls import read

Save = Callable[[str, bytes], Path]
Refusal = Callable[[Callable[[], object]], str]


def parts_of(data: bytes, save: Save) -> list[Part]:
    return list(read(save("list.xls", data), ReadOptions()))


def notes(parts: list[Part]) -> set[tuple[str, str]]:
    return {(part.place, part.text) for part in parts if isinstance(part, Note)}


@pytest.mark.parametrize("is_1904", [False, True])
def test_values_come_as_a_person_sees_them(is_1904: bool, save: Save) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    page = book.add_sheet("قائمة")
    date, padded, time = (xlwt.easyxf(num_format_str=code) for code in ("dd/mm/yyyy", "00000", "hh:mm"))
    for column, heading in enumerate(["No", "الاسم", "Date", "Number", "Known", "Time", "Long"]):
        page.write(0, column, heading)
    page.write(1, 0, 7, padded)
    page.write(1, 1, "سامي")
    page.write(1, 2, datetime.date(2012, 3, 4), date)
    page.write(1, 3, 1.25)
    page.write(1, 4, True)
    page.write(1, 5, datetime.time(6, 30), time)
    page.write(1, 6, 123456789012345)
    parts = parts_of(saved(book), save)
    (row,) = [part for part in parts if isinstance(part, Row)]
    assert row.cells == ("00007", "سامي", "2012-03-04", "1.25", "TRUE", "06:30:00", "123456789012345")
    first = 1904 if is_1904 else 1900
    assert any(f"column C holds dates or times as numbers counted from {first}" in text for _, text in notes(parts))


def test_what_is_hidden_merged_wrong_or_not_stored_is_said(save: Save) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("L")
    for column, heading in enumerate(["No", "Name", "Age"]):
        page.write(0, column, heading)
    page.write_merge(1, 2, 0, 0, "1")
    page.write(1, 1, "Ali")
    page.write(1, 2, xlwt.Formula("1+1"))
    page.write(2, 1, "Omar")
    page.row(2).hidden = True
    page.row(2).set_cell_error(2, "#REF!")
    page.col(1).hidden = True
    other = book.add_sheet("Old")
    other.visibility = 2
    other.write(0, 0, "Name")
    other.write(2, 0, "Huda")
    parts = parts_of(saved(book), save)
    assert [part.cells for part in parts if isinstance(part, Row)] == [
        ("1", "Ali", ""),
        ("1", "Omar", "#REF!"),
        ("Huda",),
    ]
    assert notes(parts) == {
        ("L!1", "its column B is hidden, and taken in all the same"),
        ("L!2", "its column C holds formulas: their stored values are taken"),
        ("L!2", "its column C holds formulas whose stored value is empty"),
        ("L!3", "is hidden in the sheet, and taken in all the same"),
        ("L!3", "is merged with the row above it in some cells: what stands there is taken for it too"),
        ("L!3", "holds an error (#REF!), kept as it stands"),
        ("Old", "the sheet is hidden, and taken in all the same"),
        ("Old!2", "is empty"),
    }


def test_many_long_texts_go_over_record_boundaries(save: Save) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("L")
    rows = [("سامي " * (n % 900) + str(n), "Latin " * (n % 700) + str(n)) for n in range(300)]
    for n, cells in enumerate([("Name", "Note"), *rows]):
        for column, cell in enumerate(cells):
            page.write(n, column, cell)
    found = [part.cells for part in parts_of(saved(book), save) if isinstance(part, Row)]
    assert found == rows


def test_an_old_a_locked_and_a_strange_workbook_are_refused(save: Save, refusal: Refusal) -> None:
    book = xlwt.Workbook()
    book.add_sheet("L").write(0, 0, "Name")
    data = saved(book)
    begin = data.index(struct.pack("<HHHH", 0x809, 16, 0x600, 5))
    old = data[: begin + 4] + struct.pack("<H", 0x500) + data[begin + 6 :]
    assert "Excel 95 or older" in refusal(lambda: parts_of(old, save))
    at = begin + 20
    locked = data[:at] + struct.pack("<H", 0x2F) + data[at + 2 :]
    assert "protected by a password" in refusal(lambda: parts_of(locked, save))
    strange = data.replace("Workbook".encode("utf-16-le"), "Workshop".encode("utf-16-le"))
    assert "no workbook in the form XLS" in refusal(lambda: parts_of(strange, save))
    word = data.replace("Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
    assert "a Word document" in refusal(lambda: parts_of(word, save))
    crypt = data.replace("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password" in refusal(lambda: parts_of(crypt, save))


def test_headers_are_found_below_titles(save: Save) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("L")
    page.write(0, 0, "A title")
    page.write(2, 0, "No")
    page.write(2, 1, "Name")
    page.write(3, 1, "Ali")
    parts = parts_of(saved(book), save)
    assert parts[0] == Note(1, "stands above the header: A title", "L")
    assert parts[1] == Columns(("No", "Name"), 3, "L")
