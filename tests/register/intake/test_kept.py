"""Rejected rows and what an edition changed: shown, and carried away as sheets that compute nothing."""

import csv
import io

import openpyxl
import pytest
from django.test import Client
from tests.register.intake.conftest import LIST, Take

from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.models import Document
from khabar.register.intake.spool import folder

pytestmark = pytest.mark.django_db(transaction=True)
BROKEN = "id,name\n1,Zayd\n=1+1,a,b\n@x,a,b\n"


def carried(pages: Client, address: str) -> bytes:
    answer = pages.post(address)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_rejected_rows_are_shown_with_their_reasons_and_carried_away_inert(pages: Client, take: Take) -> None:
    document = take(BROKEN).document
    address = f"/intake/documents/{document.public_id}/rejected/"
    page = pages.get(address).content.decode()
    assert "it has 3 cells where the header has 2" in page
    text = carried(pages, f"{address}csv/").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["sheet", "row", "reason", "raw", "document"]
    assert {row[4] for row in rows[1:]} == {"stands"}
    assert [(row[1], row[3][:2]) for row in rows[1:]] == [("3", "'="), ("4", "'@")]
    sheet = openpyxl.load_workbook(io.BytesIO(carried(pages, f"{address}xlsx/"))).active
    assert sheet is not None
    assert sheet["D2"].value.startswith("=1+1")
    assert sheet["D2"].data_type == "s"
    assert AuditEntry.objects.filter(action="downloaded").count() == 2
    assert list(folder().iterdir()) == []
    assert pages.post(f"{address}exe/").status_code == 404
    assert pages.get(f"{address}csv/").status_code == 405


def test_an_edition_shows_what_it_added_changed_and_left_out(pages: Client, take: Take) -> None:
    first = take().document
    newer = "id,name,mother,status\na2,عمر الحلبي,منى,أفرج عنه\na9,زيد الشامي,رنا,معتقل\n"
    edition = take(newer, "newer.csv", list_name="list").document
    address = f"/intake/documents/{edition.public_id}/edition/"
    changed = pages.get(address).content.decode()
    assert "<del><bdi>معتقل</bdi></del>" in changed
    assert "<ins><bdi>أفرج عنه</bdi></ins>" in changed
    assert "زيد الشامي" in pages.get(f"{address}?show=added").content.decode()
    assert "سامي الخطيب" in pages.get(f"{address}?show=gone").content.decode()
    rows = list(csv.reader(io.StringIO(carried(pages, f"{address}csv/").decode("utf-8-sig"), newline="")))
    assert ["changed", "", "3", "2", "status", "معتقل", "أفرج عنه", "stands"] in rows
    assert {row[0] for row in rows[1:]} == {"added", "changed", "gone"}
    assert pages.get(f"/intake/documents/{first.public_id}/edition/").status_code == 404
    page = pages.get(f"/documents/{first.public_id}/").content.decode()
    assert "There is a newer edition" in page
    assert Document.objects.count() == 2
    assert LIST
