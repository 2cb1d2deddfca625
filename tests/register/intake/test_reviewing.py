"""The review of an uploaded file: columns, corrections, mappings, editions, two people at once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.register.intake.conftest import LIST, Send, Take

from khabar.register.documents.models import Document, Record
from khabar.register.intake.models import Job, Mapping, Upload
from khabar.register.intake.uploading import clear_uploads
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
STRANGE = "n,wer,wessen\n1,سامي الخطيب,هدى\n2,عمر الحلبي,منى\n"


def page_of(pages: Client, upload: Upload) -> str:
    return pages.get(f"/intake/uploads/{upload.public_id}/").content.decode()


def test_columns_are_shown_with_how_sure_and_the_first_rows_beside_them(pages: Client, send: Send) -> None:
    page = page_of(pages, send())
    assert "very sure" in page
    assert "<bdi>سامي الخطيب</bdi>" in page
    assert '<option value="mother_name" selected>' in page


def test_a_person_says_where_the_names_stand_and_the_next_list_is_read_so(pages: Client, send: Send, ask: Take) -> None:
    upload = send(STRANGE)
    assert "No column of names is known" in page_of(pages, upload)
    form = {"version": upload.version, "source": "A", "list_name": "list", "take_in": "1"}
    refused = pages.post(f"/intake/uploads/{upload.public_id}/", form)
    assert (
        refused.status_code,
        "where the names" in refused.content.decode() or "which column" in refused.content.decode(),
    ) == (400, True)
    job = ask(upload, **{"column-0-0": "record_id", "column-0-1": "name", "column-0-2": "mother_name"})
    work(until_idle=True)
    job.refresh_from_db()
    assert job.state == "done"
    assert Record.objects.first().values == {"record_id": "1", "name": "سامي الخطيب", "mother_name": "هدى"}
    mapping = Mapping.objects.get()
    again = send(STRANGE + "3,زيد الشامي,رنا\n")
    assert again.survey["records"] == 3
    page = page_of(pages, again)
    assert "Mapped as last time by" in page
    assert send(STRANGE + "4,x y,z\n", source="B").survey["records"] == 0
    pages.post(f"/intake/uploads/{again.public_id}/mappings/{mapping.pk}/forget/")
    again.refresh_from_db()
    assert again.survey["records"] == 0
    assert not Mapping.objects.exists()


def test_a_recognised_column_can_be_kept_as_it_stands(send: Send, ask: Take) -> None:
    ask(send(), **{"column-0-0": "record_id", "column-0-1": "name", "column-0-2": "", "column-0-3": "status"})
    work(until_idle=True)
    assert "mother_name" not in Record.objects.first().values
    assert Record.objects.first().cells[2] == "هدى"


def test_a_field_is_given_away_once(pages: Client, send: Send) -> None:
    upload = send()
    form = {"version": upload.version, "source": "A", "list_name": "l", "column-0-1": "name", "column-0-2": "name"}
    answer = pages.post(f"/intake/uploads/{upload.public_id}/", form)
    assert (answer.status_code, "both be" in answer.content.decode()) == (400, True)


def test_encoding_and_delimiter_can_be_said(pages: Client, send: Send) -> None:
    upload = send("id;name\n1;سامي\n".encode("cp1256"), "a.csv")
    form = {"version": upload.version, "source": "A", "list_name": "l", "encoding": "windows-1256", "delimiter": ";"}
    assert pages.post(f"/intake/uploads/{upload.public_id}/", form).status_code == 302
    assert "سامي" in page_of(pages, upload)


def test_the_second_of_two_people_is_told(pages: Client, send: Send) -> None:
    upload = send()
    form = {"version": upload.version, "source": "A", "list_name": "l", "column-0-2": ""}
    assert pages.post(f"/intake/uploads/{upload.public_id}/", form).status_code == 302
    late = pages.post(f"/intake/uploads/{upload.public_id}/", {**form, "column-0-2": "note"})
    assert (late.status_code, "Somebody else corrected" in late.content.decode()) == (409, True)


def test_bytes_that_are_held_already_are_said_to_be(pages: Client, send: Send, take: Take) -> None:
    take()
    page = page_of(pages, send(name="copy.csv", source="B"))
    assert "holds these very bytes already" in page
    assert 'name="take_in"' not in page


def test_two_who_send_the_same_bytes_at_once_take_them_in_once(send: Send, ask: Take) -> None:
    first, second = ask(send()), ask(send(source="B"))
    work(until_idle=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.was_held) == ("done", "done", True)
    assert Document.objects.count() == 1


def test_a_newer_edition_is_offered_with_what_it_changes_and_can_be_declined(
    pages: Client, send: Send, ask: Take, take: Take
) -> None:
    take()
    newer = LIST.replace("معتقل", "أفرج عنه") + "a4,زيد الشامي,رنا,معتقل\n"
    upload = send(newer, "newer.csv", list_name="list")
    page = page_of(pages, upload)
    assert "A newer edition of" in page
    assert "1 added · 1 changed · 0 gone · 1 unchanged" in page
    job = ask(upload)
    work(until_idle=True)
    job.refresh_from_db()
    assert job.edition == {"added": 1, "changed": 1, "same": 1, "gone": 0}
    declined = ask(send(newer + "a5,نور,,\n", "third.csv", list_name="list"), follows="")
    work(until_idle=True)
    declined.refresh_from_db()
    assert (declined.edition, declined.document.intake.follows) == ({}, None)


def test_what_is_thrown_away_goes_with_its_bytes(pages: Client, send: Send) -> None:
    upload = send()
    assert pages.post(f"/intake/uploads/{upload.public_id}/discard/").status_code == 302
    assert pages.get(f"/intake/uploads/{upload.public_id}/").status_code == 404
    clear_uploads()
    assert not settings.HOME.store.path(upload.digest).exists()


def test_only_old_uploads_are_cleared_and_no_documents_bytes(send: Send, take: Take) -> None:
    job = take()
    new, old = send("id,name\n1,Zayd\n"), send("id,name\n2,Omar\n")
    Upload.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=15))
    clear_uploads()
    assert list(Upload.objects.values_list("pk", flat=True)) == [new.pk]
    assert settings.HOME.store.path(job.document.digest).exists()
    assert not settings.HOME.store.path(old.digest).exists()


def test_a_large_file_is_looked_through_by_the_worker(
    pages: Client, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.register.intake.views.AT_ONCE", 10)
    upload = send()
    assert "being looked through" in page_of(pages, upload)
    assert "not running" in page_of(pages, upload)
    work(until_idle=True)
    upload.refresh_from_db()
    assert upload.survey["records"] == 2
    assert Job.objects.count() == 0


def workbook(tmp_path: Path, **sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    return (tmp_path / "book.xlsx").read_bytes()


def test_a_workbook_of_two_sheets_is_corrected_sheet_by_sheet(
    pages: Client, send: Send, ask: Take, tmp_path: Path
) -> None:
    homs = [["الرقم", "الاسم", "الحالة"], ["1", "سامي الخطيب", "مفقود"], ["2", "عمر الحلبي", "=1+1"]]
    hama = [["n", "wer"], ["1", "زيد الشامي"]]
    upload = send(workbook(tmp_path, Homs=homs, Hama=hama), "book.xlsx")
    assert [table["sheet"] for table in upload.survey["tables"]] == ["Homs", "Hama"]
    assert (upload.survey["records"], upload.survey["rejected"]) == (2, 1)
    page = page_of(pages, upload)
    assert "<bdi>Hama</bdi>" in page
    assert "No column of names is known" in page
    ask(upload, **{"column-1-0": "record_id", "column-1-1": "name"})
    work(until_idle=True)
    assert list(Record.objects.order_by("pk").values_list("sheet", "name")) == [
        ("Homs", "سامي الخطيب"),
        ("Homs", "عمر الحلبي"),
        ("Hama", "زيد الشامي"),
    ]
    assert Mapping.objects.count() == 1


def test_a_saved_page_with_a_table_is_reviewed_and_taken_in(send: Send, ask: Take) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>سامي الخطيب {n}</td></tr>" for n in range(3))
    page = f"<html><body><p>List</p><table><tr><th>الرقم</th><th>الاسم</th></tr>{rows}</table></body></html>"
    upload = send(page, "page.html")
    assert upload.survey["records"] == 3
    ask(upload)
    work(until_idle=True)
    assert Record.objects.count() == 3


def test_the_date_of_a_document_may_be_said(send: Send, ask: Take) -> None:
    upload = send("id,name,age\n1,سامي الخطيب,30\n")
    ask(upload, dated="آذار 2013")
    work(until_idle=True)
    document = Document.objects.get()
    assert document.intake.options["dated"] == "2013-03"


def test_a_date_that_is_none_is_said(pages: Client, send: Send) -> None:
    upload = send()
    form = {"version": upload.version, "source": "A", "list_name": "l", "dated": "some day"}
    answer = pages.post(f"/intake/uploads/{upload.public_id}/", form)
    assert (answer.status_code, "date" in answer.content.decode()) == (400, True)
