"""Testimonies: words or a file as they came, each with consents of its own, each taken back alone."""

from hashlib import sha256

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.pieces.conftest import add_testimony, picture, sent

from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.models import Change
from khabar.register.families import actions as own
from khabar.register.families.models import Enquiry, Purpose, Recall
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.models import Kind, Piece, PieceKey
from khabar.register.families.pieces.reading import allowed, usable

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n a death certificate of nobody"


def test_words_and_files_come_back_as_they_went_in(family: Client) -> None:
    piece = add_testimony(family, text="First line.\r\nثاني سطر", file=sent(PDF, "../../Umm Karim.exe"))
    page = family.get(f"/notes/told/{piece.public_id}/").content.decode()
    assert "ثاني سطر" in page
    file = family.get(f"/notes/told/{piece.public_id}/file/")
    assert file.content == PDF
    assert (file["Content-Type"], file["Content-Disposition"]) == (
        "application/octet-stream", 'attachment; filename="notes.pdf"',
    )  # fmt: skip
    assert sealing.about(piece)["digest"] == sha256(PDF).hexdigest()
    told_of = " ".join(map(str, [*AuditEntry.objects.values_list("detail"), *Change.objects.values_list("detail")]))
    assert sha256(PDF).hexdigest() not in told_of
    assert "checkpoint" not in told_of


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (PDF, "PDF"), (picture(), "JPEG"), (picture(kind="PNG"), "PNG"), (b"OggS\0" * 9, "OGG"),
        (b"ID3\x04" * 9, "MP3"),
        (b"\0\0\0\x20ftypM4A \0\0", "M4A"), ("شهادة\n".encode(), "text"),
        (b"MZ\x90\0 a program", ""), (b"\0\0\0\x18ftypheic", ""), (b"PK\x03\x04", ""), (b"", ""),
        ("a\u202etxt".encode(), ""),
    ],
)  # fmt: skip
def test_forms_are_known_by_their_bytes(family: Client, content: bytes, form: str) -> None:
    answer = family.post("/notes/told/", {"text": "x", "file": sent(content, "x.pdf")})
    assert answer.status_code == (302 if form else 400)
    assert [sealing.about(piece)["form"] for piece in Piece.objects.all()] == ([form] if form else [])


def test_an_empty_testimony_is_none(family: Client) -> None:
    assert family.post("/notes/told/", {"title": "x", "text": " "}).status_code == 400
    assert family.post("/notes/told/", {"text": "x" * 20_001}).status_code == 400
    assert not Piece.objects.exists()


def test_each_testimony_has_consents_of_its_own(family: Client, worker: Client, enquiry: Enquiry) -> None:
    seen = add_testimony(family, title="Seen by the neighbour")
    hidden = add_testimony(family, title="Told to my mother", given=["court"], file=sent(PDF))
    at = f"/enquiries/{enquiry.public_id}/added/"
    page = worker.get(at).content.decode()
    assert "Seen by the neighbour" in page
    assert "Told to my mother" not in page
    assert worker.get(f"{at}{hidden.public_id}/file/").status_code == 404
    assert [piece.pk for piece in usable(enquiry, Kind.TESTIMONY, Purpose.COURT)] == [hidden.pk]
    assert usable(enquiry, Kind.TESTIMONY, Purpose.SHARE) == []
    family.post(f"/notes/told/{hidden.public_id}/", {"given": ["search", "contact", "rubbish"]})
    assert allowed(hidden) == {Purpose.SEARCH}
    assert "Told to my mother" in worker.get(at).content.decode()
    assert worker.get(f"{at}{hidden.public_id}/file/").content == PDF
    family.post(f"/notes/told/{seen.public_id}/", {})
    assert "Seen by the neighbour" not in worker.get(at).content.decode()
    assert seen.consents.count() == 2
    own.set_consents(enquiry, [Purpose.COURT], "")
    assert usable(enquiry, Kind.TESTIMONY, Purpose.SEARCH) == []


def test_one_is_taken_back_alone(family: Client, enquiry: Enquiry) -> None:
    first, second = add_testimony(family, title="First"), add_testimony(family, title="Second")
    family.post(f"/notes/told/{first.public_id}/end/")
    assert family.get(f"/notes/told/{first.public_id}/").status_code == 200
    family.post(f"/notes/told/{first.public_id}/end/", {"sure": "yes"})
    assert family.get(f"/notes/told/{first.public_id}/").status_code == 404
    page = family.get("/notes/told/").content.decode()
    assert "First" not in page
    assert "Second" in page
    assert list(PieceKey.objects.values_list("piece", flat=True)) == [second.pk]
    assert "سلمى الخولاني" in family.get("/notes/check/").content.decode()


@pytest.mark.parametrize("how", ["taken back", "not allowed any more"])
def test_a_file_for_others_holds_the_testimonies_that_may_be_shown_them_and_is_called_back(
    family: Client, worker: Client, enquiry: Enquiry, how: str
) -> None:
    shared = add_testimony(family, title="Seen by the neighbour", given=["share"])
    add_testimony(family, title="Told to my mother", given=["search", "court"])
    said = {"purpose": "share", "recipient": "The Made-up Centre"}
    text = worker.post(f"/enquiries/{enquiry.public_id}/file/", said).content.decode()
    assert "Seen by the neighbour" in text
    assert "Told to my mother" not in text
    assert not Recall.objects.exists()
    if how == "taken back":
        family.post(f"/notes/told/{shared.public_id}/end/", {"sure": "yes"})
    else:
        family.post(f"/notes/told/{shared.public_id}/", {"given": ["search"]})
    assert Recall.objects.get().recipient == "The Made-up Centre"
    text = worker.post(f"/enquiries/{enquiry.public_id}/file/", said).content.decode()
    assert "Seen by the neighbour" not in text


def test_nobody_else_reads_it(family: Client) -> None:
    piece = add_testimony(family, file=sent(PDF))
    other = at_the_door(code_of(told()))
    for end in ("", "file/"):
        assert other.get(f"/notes/told/{piece.public_id}/{end}").status_code == 404
        assert Client().get(f"/notes/told/{piece.public_id}/{end}")["Location"] == "/notes/"
    assert other.post(f"/notes/told/{piece.public_id}/", {"given": ["share"]}).status_code == 404
    assert other.post(f"/notes/told/{piece.public_id}/end/", {"sure": "yes"}).status_code == 404
    assert allowed(piece) == {Purpose.SEARCH}
