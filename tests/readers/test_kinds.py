from collections.abc import Callable
from pathlib import Path

import pytest
from tests.readers.forms.writing import to_html, to_xls, to_xlsx, zipped

from khabar.readers import Note, ReadOptions, Row, read
from khabar.readers.kinds import kind_of_file, true_form

Save = Callable[[str, bytes], Path]
Refusal = Callable[[Callable[[], object]], str]
ROWS = [["No", "Name"], ["1", "Ali"]]


@pytest.mark.parametrize(
    ("claimed", "data", "what"),
    [
        ("xls", to_html(ROWS), "a web page"),
        ("xls", to_xlsx(ROWS), "a workbook in the form XLSX"),
        ("csv", to_xls(ROWS), "a workbook in the form XLS"),
        ("xls", b"No\tName\n1\tAli\n", "delimited text"),
        ("xls", "No\tName\n1\tAli\n".encode("utf-16"), "delimited text"),
    ],
)
def test_a_wrong_ending_is_noted_and_read_through(claimed: str, data: bytes, what: str, save: Save) -> None:
    note, *rest = read(save("list", data), claimed, ReadOptions(), "list")
    assert note == Note(0, f"its ending says otherwise, but the file is {what}, and was read as one")
    assert [part.cells for part in rest if isinstance(part, Row)] == [("1", "Ali")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"word/document.xml": "<a/>"}), "a Word document"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "a presentation"),
        (zipped({"xl/workbook.bin": "x"}), "a workbook in the form XLSB"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML of 2003"),
        (to_xlsx(ROWS)[:-40], "damaged or was not copied whole"),
        (b"PK\x03\x04 something", "damaged or was not copied whole"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, words: str, save: Save, refusal: Refusal) -> None:
    assert words in refusal(lambda: kind_of_file(save("list", data)))


def test_text_stays_text(save: Save) -> None:
    assert true_form(save("list", b"<html><p>told</p></html>"), "text") == "text"
    assert true_form(save("list", b"No,Name\n"), "csv") == "csv"
    assert true_form(save("list", b"%PDF-1.4\n"), "xlsx") == "xlsx"
