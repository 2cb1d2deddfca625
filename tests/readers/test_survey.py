import pytest

from khabar.model import BadInput
from khabar.readers import NAMELESS, Columns, Note, Part, ReadOptions, Rejected, Row, Text, survey


def test_it_counts_what_a_document_holds() -> None:
    parts: list[Part] = [
        Columns(("No", "Name")),
        Row(2, ("1", "Ali")),
        Rejected(3, "ragged", "1;2;3"),
        Row(4, ("2", "Omar")),
    ]
    notes: list[Part] = [Note(row, "is empty") for row in range(5, 30)]
    found = survey(parts + notes, ReadOptions(), "list.csv")
    assert [match.field for match in found.tables[0].columns] == ["record_id", "name"]
    assert (found.rows, found.rejected, found.paragraphs, found.parts) == (2, 1, 0, 29)
    assert found.notes == {"is empty": (25, [str(row) for row in range(5, 25)])}


def test_a_text_has_paragraphs_and_no_columns() -> None:
    found = survey([Text(1, 0, 2, "a."), Text(2, 4, 6, "b.")], ReadOptions(), "text.txt")
    assert (found.paragraphs, found.tables) == (2, [])


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            [Columns(("No", "Shoe size" * 30)), Row(2, ("1", "42"))],
            "no column of names was recognised among “No”, “Shoe",
        ),
        ([Columns(("No", "Name"))], "there is a header but no row below it"),
        ([Columns(("No", "Name")), Note(2, "is empty")], "there is a header but no row below it"),
        ([], "there is no text in it"),
    ],
)
def test_a_document_with_nothing_to_take_in_is_refused(parts: list[Part], words: str) -> None:
    with pytest.raises(BadInput) as refused:
        survey(parts, ReadOptions(), "list.csv")
    assert str(refused.value).startswith("list.csv: ")
    assert words in str(refused.value)
    assert len(str(refused.value)) < 300


def test_a_mapping_makes_a_column_of_names() -> None:
    parts: list[Part] = [Columns(("Nr", "Wer")), Row(2, ("1", "Ali"))]
    assert survey(parts, ReadOptions(columns={"wer": "name"}), "list.csv").rows == 1


SHEETS: list[Part] = [
    Columns(("About this list",), 1, "Cover"),
    Row(2, ("by the committee",)),
    Note(1, "stands above the header: Homs", "Homs"),
    Columns(("No", "Name"), 2, "Homs"),
    Row(3, ("1", "Ali")),
    Columns(("Name", "Wann"), 1, "Hama"),
    *(Row(n, ("Omar", "2012")) for n in range(2, 30)),
    Rejected(30, "ragged", "x"),
]


def test_each_sheet_is_a_table_and_one_without_names_is_not_fatal() -> None:
    options = ReadOptions(sheet_columns={"Hama": {"wann": "event_date"}})
    found = survey(SHEETS, options, "list.xlsx")
    assert [(table.sheet, table.row, table.rows, table.rejected) for table in found.tables] == [
        ("Cover", 1, 1, 0),
        ("Homs", 2, 1, 0),
        ("Hama", 1, 28, 1),
    ]
    assert [table.reason for table in found.tables] == [NAMELESS, "", ""]
    assert (found.rows, found.rejected, found.has_several_lists) == (29, 2, True)
    assert [match.field for match in found.tables[2].columns] == ["name", "event_date"]
    assert [row.row for row in found.tables[2].sample] == list(range(2, 22))
    assert found.notes == {"stands above the header: Homs": (1, ["Homs!1"])}
