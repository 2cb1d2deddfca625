"""A scan is kept unread, handed out, and what a person reads in it is entered, searched and shown."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from khabar.register.accounts.models import User
from khabar.register.documents.models import Document
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.intake.models import Upload
from khabar.register.intake.rereading import outdated
from khabar.register.intake.uploading import clear_uploads, keep_upload, look_through
from khabar.register.people.models import Claim
from khabar.register.people.searching.hits import search

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}
SCAN = b"%PDF-1.7\n" + bytes(range(256))


def upload(folder: Path, user: User) -> Upload:
    path = folder / "scan.pdf"
    path.write_bytes(SCAN)
    kept = keep_upload(settings.HOME, path, "scan.pdf", "An office", "", user)
    look_through(settings.HOME, kept)
    return kept


def test_a_scan_is_kept_handed_out_and_entered_by_hand(case_worker: Client, tmp_path: Path) -> None:
    kept = upload(tmp_path, User.objects.get())
    page = f"/intake/uploads/{kept.public_id}/"
    assert "Keep it unread" in case_worker.get(page, **ENGLISH).content.decode()
    answer = case_worker.post(f"{page}keep/")
    document = Document.objects.get()
    assert answer["Location"] == f"/documents/{document.public_id}/"
    clear_uploads()
    assert settings.HOME.store.path(document.digest).read_bytes() == SCAN
    handed = case_worker.post(f"/intake/documents/{document.public_id}/file/")
    assert b"".join(handed.streaming_content) == SCAN  # type: ignore[arg-type]
    assert handed["Content-Type"] == "application/octet-stream"
    assert "attachment" in handed["Content-Disposition"]
    said = {
        "name": "سمير الحلبي", "kind": "held", "verbatim": "محتجز في الطابق الثاني", "page": "2",
        "hops-TOTAL_FORMS": "0", "hops-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert case_worker.post(f"/documents/{document.public_id}/enter/", said).status_code == 302
    assert Claim.objects.get().record.list.name == "scan"
    assert len(search("Samir Halabi")) == 1
    text = case_worker.get(f"/documents/{document.public_id}/", **ENGLISH).content.decode()
    assert "Entered by hand" in text and "handed out to be read" in text
    assert outdated() == []
    intake = begin_undo(document, "the wrong scan")
    while undo_some(intake):
        pass
    finish_undo(intake)
    again = upload(tmp_path, User.objects.get())
    case_worker.post(f"/intake/uploads/{again.public_id}/keep/")
    assert Document.objects.get().intake.undone_at is None


def test_a_file_that_can_be_read_or_is_held_is_not_kept_unread(case_worker: Client, tmp_path: Path) -> None:
    user = User.objects.get()
    path = tmp_path / "list.csv"
    path.write_text("name\nسمير الحلبي\n", "utf-8")
    readable = keep_upload(settings.HOME, path, path.name, "An office", "", user)
    look_through(settings.HOME, readable)
    case_worker.post(f"/intake/uploads/{readable.public_id}/keep/")
    assert not Document.objects.exists()
    for _ in range(2):
        case_worker.post(f"/intake/uploads/{upload(tmp_path, user).public_id}/keep/")
    assert Document.objects.count() == 1
