"""Choosing files: what is kept, what is refused, and that of a stranger nothing is."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.register.intake.conftest import LIST, Send

from khabar.register.accounts.models import AuditEntry, User
from khabar.register.intake import spool
from khabar.register.intake.models import Upload

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/intake/"


def left_in_spool() -> list[str]:
    return [path.name for path in spool.folder().iterdir()]


def test_a_file_is_sealed_and_looked_through_and_nothing_is_left_in_the_spool(pages: Client, send: Send) -> None:
    upload = send()
    assert settings.HOME.store.path(upload.digest).read_text("utf-8") == LIST
    assert (upload.survey["records"], upload.survey["rejected"], upload.refusal) == (2, 1, "")
    assert left_in_spool() == []
    assert spool.folder().stat().st_mode & 0o077 == 0
    assert upload.file_name not in str(list(AuditEntry.objects.values_list("detail", "subject")))
    assert upload.public_id in pages.get(ADDRESS).content.decode()


def test_a_reader_may_not_and_not_one_byte_of_theirs_is_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(User.objects.create_user("emma", password="x"))
    opened: list[object] = []
    monkeypatch.setattr(spool, "folder", lambda: opened.append(1))
    assert client.post(ADDRESS, {"files": SimpleUploadedFile("a.csv", b"x"), "source": "A"}).status_code == 403
    assert client.get(ADDRESS).status_code == 403
    assert not opened
    assert not Upload.objects.exists()


def test_several_files_at_once_are_listed(pages: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.csv", f"id,name\n{n},Zayd\n".encode()) for n in range(3)]
    answer = pages.post(ADDRESS, {"files": files, "source": "A"})
    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    page = pages.get(ADDRESS).content.decode()
    assert all(f"{n}.csv" in page for n in range(3))


def test_what_is_missing_is_said_and_nothing_kept(pages: Client) -> None:
    answer = pages.post(ADDRESS, {"source": "A"})
    assert (answer.status_code, "No file was chosen" in answer.content.decode()) == (400, True)
    answer = pages.post(ADDRESS, {"files": SimpleUploadedFile("a.csv", b"id,name\n1,Z\n"), "source": " "})
    assert (answer.status_code, "Name who publishes" in answer.content.decode()) == (400, True)
    assert left_in_spool() == []
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_not_kept(pages: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "MOST_BYTES", 100_000)
    answer = pages.post(ADDRESS, {"files": SimpleUploadedFile("big.csv", b"x" * 200_000), "source": "A"})
    assert answer.status_code == 400
    assert "larger than 1 GiB" in answer.content.decode()
    assert left_in_spool() == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "a\u202etxt.csv", "x" * 300 + ".csv", "a\x00b.csv", "..csv", "<b>.csv", "=1+1.csv"]
)
def test_hostile_file_names_do_no_harm(pages: Client, send: Send, name: str) -> None:
    upload = send(name=name)
    assert "/" not in upload.file_name
    assert "\x00" not in upload.file_name
    assert len(upload.file_name) <= 255
    page = pages.get(f"/intake/uploads/{upload.public_id}/").content.decode()
    assert "<b>" not in page
    assert "\u202e" not in page


def test_what_is_no_list_is_said_in_a_sentence(pages: Client, send: Send) -> None:
    for content, name, sentence in (
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a.csv", "not text"),
        (b"", "a.csv", "empty"),
        (b"x", "a.exe", "are not read"),
    ):
        upload = send(content, name)
        assert sentence in upload.refusal
        page = pages.get(f"/intake/uploads/{upload.public_id}/").content.decode()
        assert sentence in page
        assert 'name="take_in"' not in page
