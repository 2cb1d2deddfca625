"""Documents of several tables: each row in its sheet, wherever an intake was cut."""

from pathlib import Path

import pytest

from khabar.pipeline import Opened
from khabar.readers import NAMELESS, Columns, Part, ReadOptions, Rejected, Row, Text, survey
from khabar.register.documents.actions import add_parts, receive
from khabar.register.documents.models import Record, RejectedRow

pytestmark = pytest.mark.django_db
PARTS: list[Part] = [
    Columns(("About this list",), 1, "Cover"),
    Row(2, ("by the committee",)),
    Columns(("No", "Name"), 2, "Homs"),
    Row(3, ("A#2", "سامي")),
    Row(4, ("", "سامي")),
    Text(1, 0, 2, "a."),
    Columns(("Name", "Age"), 1, "Hama"),
    Row(4, ("هدى", "031")),
    Rejected(5, "ragged", "x"),
    Row(6, ("هدى", "031")),
]


@pytest.mark.parametrize("chunk", [1, 2, 3, 10])
def test_a_row_belongs_to_its_sheet_however_the_parts_were_cut(chunk: int) -> None:
    opened = Opened(Path("x"), "list.xlsx", "xlsx", ReadOptions(), survey(PARTS, ReadOptions(), "list.xlsx"))
    document = receive(opened, "0" * 64, 1, "A", "list")
    for at in range(0, len(PARTS), chunk):
        document.intake.refresh_from_db()
        add_parts(document.intake, PARTS[at : at + chunk])
    records = [(record.sheet, record.row, record.record_id, record.name) for record in Record.objects.all()]
    assert records == [
        ("Homs", 3, "A#2#1", "سامي"),
        ("Homs", 4, "Homs!4", "سامي"),
        ("Hama", 4, "Hama!4", "هدى"),
        ("Hama", 6, "Hama!6", "هدى"),
    ]
    assert list(RejectedRow.objects.values_list("sheet", "row", "reason", "raw")) == [
        ("Cover", 2, NAMELESS, "by the committee"),
        ("Hama", 5, "ragged", "x"),
    ]
    assert list(document.tables.values_list("sheet", "header_row", "reason")) == [
        ("Cover", 1, NAMELESS),
        ("Homs", 2, ""),
        ("Hama", 1, ""),
    ]
    intake = document.intake
    assert (intake.records, intake.rejected, intake.paragraphs, intake.parts_done) == (4, 2, 1, len(PARTS))
