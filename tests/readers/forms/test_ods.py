from collections.abc import Callable
from pathlib import Path

from tests.readers.forms.writing import ods, ods_cell, ods_row, to_ods, zipped

from khabar.readers import Columns, Note, Part, ReadOptions, Row
from khabar.readers.forms.ods import read

Save = Callable[[str, bytes], Path]
Refusal = Callable[[Callable[[], object]], str]
MANIFEST = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


def parts_of(data: bytes, save: Save) -> list[Part]:
    return list(read(save("list.ods", data), ReadOptions()))


def typed(kind: str, value: str, shown: str, more: str = "") -> str:
    name = "value" if kind == "float" else f"{kind}-value"
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def test_values_come_as_a_person_sees_them(save: Save) -> None:
    heads = ods_row(["No", "Name", "Date", "Time", "Known", "Long", "Error", "Sum"])
    row = "".join(
        [
            typed("float", "7", "007"),
            '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p>'
            '</office:annotation><text:p>Ali<text:s text:c="2"/>b<text:line-break/>c</text:p></table:table-cell>',
            typed("date", "2012-03-04", "4.3.12"),
            typed("time", "PT05H06M07S", "5:06"),
            typed("boolean", "true", "WAHR"),
            typed("float", "1.23456789012345E+14", "1,23E+14"),
            typed("string", "", "#REF!", 'calcext:value-type="error"'),
            '<table:table-cell table:formula="of:=1+1"/>',
        ]
    )
    parts = parts_of(
        ods(f'<table:table table:name="L">{heads}<table:table-row>{row}</table:table-row></table:table>'), save
    )
    (found,) = [part.cells for part in parts if isinstance(part, Row)]
    assert found == ("007", "Ali  b\nc", "2012-03-04", "05:06:07", "TRUE", "123456789012345", "#REF!", "")
    assert [part.text for part in parts if isinstance(part, Note)] == [
        "holds an error (#REF!), kept as it stands",
        "holds a formula without a stored value: the cell is taken as empty",
    ]


def test_repeated_hidden_merged_and_empty_rows(save: Save) -> None:
    styles = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    tables = (
        '<table:table table:name="L"><table:table-column/><table:table-column table:visibility="collapse"/>'
        + ods_row(["No", "Name"])
        + '<table:table-row table:visibility="filter">'
        + ods_cell("1").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="2"')
        + ods_cell("Ali")
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + ods_cell("Omar")
        + '</table:table-row><table:table-row table:number-rows-repeated="2">'
        + ods_cell("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"')
        + '</table:table-row><table:table-row table:number-rows-repeated="1048571">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<table:table table:name="Empty"/><table:table table:name="Old" table:style-name="h">'
        + ods_row(["Name"])
        + ods_row(["Huda"])
        + "</table:table>"
    )
    parts = parts_of(ods(tables, styles), save)
    assert [(part.row, part.cells) for part in parts if isinstance(part, Row)] == [
        (2, ("1", "Ali")),
        (3, ("1", "Omar")),
        (4, ("x", "x")),
        (5, ("x", "x")),
        (2, ("Huda",)),
    ]
    assert [part.sheet for part in parts if isinstance(part, Columns)] == ["L", "Old"]
    assert [(part.place, part.text) for part in parts if isinstance(part, Note)] == [
        ("L!1", "its column B is hidden, and taken in all the same"),
        ("L!2", "is hidden in the sheet, and taken in all the same"),
        ("L!3", "is merged with the row above it in some cells: what stands there is taken for it too"),
        ("Empty", "the sheet is empty"),
        ("Old", "the sheet is hidden, and taken in all the same"),
    ]


def test_a_locked_or_strange_document_is_refused(save: Save, refusal: Refusal) -> None:
    locked = ods('<table:table table:name="L"/>', extra={"META-INF/manifest.xml": MANIFEST})
    assert "protected by a password" in refusal(lambda: parts_of(locked, save))
    assert "there is no sheet in it" in refusal(lambda: parts_of(ods(""), save))
    text = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    assert "a document that is no spreadsheet" in refusal(lambda: parts_of(text, save))
    assert "damaged or was not copied whole" in refusal(lambda: parts_of(to_ods([["Name"], ["Ali"]])[:300], save))


def test_a_table_that_repeats_a_full_row_for_ever_is_refused(save: Save, refusal: Refusal) -> None:
    row = ods_row(["Ali"]).replace("<table:table-row", '<table:table-row table:number-rows-repeated="9999999"')
    data = ods(f'<table:table table:name="L">{ods_row(["Name"])}{row}</table:table>')
    assert "over 1,048,576 rows" in refusal(lambda: [0 for _ in read(save("list.ods", data), ReadOptions())])
