"""Photographs of families: pixels alone, sealed, seen by whom they may be seen, gone when taken back."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from tests.media.pictures import drawn, octets
from tests.media.test_pictures import with_metadata
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.pieces.conftest import add_picture, picture, sent
from tests.register.families.reaching.test_codes import plain
from tests.register.families.test_casework import browser, user
from tests.register.families.test_door import structure

from khabar.register.accounts.models import AuditEntry
from khabar.register.families import actions as own
from khabar.register.families import budgets
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import actions, arriving, pictures, sealing
from khabar.register.families.pieces.models import Kind, Piece, PieceKey
from khabar.register.families.vault import Shut

pytestmark = pytest.mark.django_db


def test_a_photograph_is_kept_as_pixels_alone(family: Client, enquiry: Enquiry) -> None:
    family.post("/notes/pictures/", {"picture": sent(with_metadata("JPEG")), "caption": "In the garden"})
    piece = Piece.objects.get()
    shown = family.get(f"/notes/pictures/{piece.public_id}/")
    assert shown["Content-Type"] == "image/jpeg"
    assert (shown["Cache-Control"], shown["X-Content-Type-Options"]) == (
        "max-age=0, no-cache, no-store, must-revalidate, private", "nosniff",
    )  # fmt: skip
    assert b"Umm Karim" not in shown.content
    assert Image.open(BytesIO(shown.content)).size == (480, 640)
    assert Image.open(BytesIO(family.get(f"/notes/pictures/{piece.public_id}/small/").content)).size == (180, 240)
    assert "In the garden" in family.get("/notes/pictures/").content.decode()


def test_several_at_once_and_each_taken_back_alone(family: Client, enquiry: Enquiry) -> None:
    family.post("/notes/pictures/", {"picture": [sent(picture(1)), sent(picture(2, kind="PNG")), sent(picture(3))]})
    first, second, third = Piece.objects.all()
    assert family.post(f"/notes/pictures/{second.public_id}/end/")["Location"] == "/notes/pictures/"
    second.refresh_from_db()
    assert (bytes(second.content), bytes(second.about), bytes(second.small)) == (b"", b"", b"")
    assert second.withdrawn_at is not None
    assert set(PieceKey.objects.values_list("piece", flat=True)) == {first.pk, third.pk}
    assert family.get(f"/notes/pictures/{second.public_id}/").status_code == 404
    assert family.get(f"/notes/pictures/{third.public_id}/").status_code == 200
    with pytest.raises(Shut):
        sealing.content(second)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "HEIC"),
        (b"MZ a program", "no picture"),
        (picture()[:2000], "damaged"),
        (b"", "no picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(family: Client, content: bytes, words: str) -> None:
    answer = family.post("/notes/pictures/", {"picture": sent(content)})
    assert (answer.status_code, words in answer.content.decode()) == (400, True)
    assert not Piece.objects.exists()


def test_what_is_too_large_is_dropped_on_its_way(family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "MOST", 50_000)
    answer = family.post("/notes/pictures/", {"picture": [sent(picture()), sent(b"\xff" * 60_000)]})
    assert "too large" in answer.content.decode()
    assert not Piece.objects.exists()
    monkeypatch.setattr(arriving, "IN_ALL", 30_000)
    assert family.post("/notes/pictures/", {"picture": [sent(picture(1)), sent(picture(2))]}).status_code == 400


def test_nothing_in_plain_touches_a_disk(family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from khabar.register.intake import spool

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(spool.Spool, "new_file", refuse)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    add_picture(family)


def test_a_form_of_elsewhere_adds_nothing(enquiry: Enquiry) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/notes/").content.decode()
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    client.post("/notes/", {"code": code_of(enquiry), "csrfmiddlewaretoken": token})
    assert client.get("/notes/pictures/").status_code == 200
    assert client.post("/notes/pictures/", {"picture": sent(picture())}).status_code == 403
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', client.get("/notes/pictures/").content.decode())[0]
    said = {"picture": sent(picture()), "csrfmiddlewaretoken": token}
    assert client.post("/notes/pictures/", said).status_code == 302


def test_a_stranger_another_family_and_another_case_worker_see_nothing(
    family: Client, worker: Client, enquiry: Enquiry
) -> None:
    piece = add_picture(family)
    paths = [f"/notes/pictures/{piece.public_id}/{end}" for end in ("", "small/")]
    other = at_the_door(code_of(told()))
    for path in paths:
        assert Client().get(path)["Location"] == "/notes/"
        assert other.get(path).status_code == 404
        assert worker.get(path)["Location"] == "/notes/"
    assert other.post(f"/notes/pictures/{piece.public_id}/end/").status_code == 404
    assert Client().post("/notes/pictures/", {"picture": sent(picture())})["Location"] == "/notes/"
    at = f"/enquiries/{enquiry.public_id}/added/"
    curious = browser(user("basil"))
    for path in (at, f"{at}{piece.public_id}/", f"{at}{piece.public_id}/small/"):
        assert curious.get(path).status_code == 404
        assert family.get(path)["Location"].startswith("/sign-in/")
        assert worker.get(path).status_code == 200
    assert worker.get(f"/enquiries/{told().public_id}/added/{piece.public_id}/").status_code == 404


def test_a_wrong_address_costs_what_another_familys_does(family: Client) -> None:
    theirs = add_picture(at_the_door(code_of(told())))
    family.get("/notes/pictures/")
    answers, queries = [], []
    for public_id in (theirs.public_id, "A" * 22):
        with CaptureQueriesContext(connection) as found:
            answer = structure(family.get(f"/notes/pictures/{public_id}/"))
        answers.append(str(answer).replace(public_id, "its address"))
        queries.append([plain(query["sql"]) for query in found.captured_queries])
    assert answers[0] == answers[1]
    assert answers[0].startswith("(404")
    assert queries[0] == queries[1]


def test_the_family_decides_whether_a_case_worker_sees_it(family: Client, worker: Client, enquiry: Enquiry) -> None:
    piece = add_picture(family)
    at = f"/enquiries/{enquiry.public_id}/added/"
    before = AuditEntry.objects.filter(action="enquiry opened").count()
    assert piece.public_id in worker.get(at).content.decode()
    assert worker.get(f"{at}{piece.public_id}/").status_code == 200
    assert AuditEntry.objects.filter(action="enquiry opened").count() == before + 2
    own.set_consents(enquiry, [Purpose.CONTACT], "")
    assert worker.get(at).status_code == 404
    assert worker.get(f"{at}{piece.public_id}/").status_code == 404


def test_who_said_no_reason_sees_no_piece(
    family: Client, worker: Client, enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = add_picture(family)
    at = f"/enquiries/{enquiry.public_id}/added/"
    monkeypatch.setattr("khabar.register.families.casework.access.REASON_HOLDS", timedelta())
    assert piece.public_id not in worker.get(at).content.decode()
    assert worker.get(f"{at}{piece.public_id}/").status_code == 404


def test_who_opens_too_much_is_stopped(
    family: Client, worker: Client, enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets, "OPEN_ENQUIRY", budgets.Allowance("open enquiry", 2))
    at = f"/enquiries/{enquiry.public_id}/added/"
    assert [worker.get(at).status_code for _ in range(3)] == [200, 200, 429]


def test_withdrawing_the_enquiry_takes_every_piece_with_it(family: Client, enquiry: Enquiry) -> None:
    add_picture(family, 1)
    add_picture(family, 2)
    own.withdraw(enquiry)
    assert not PieceKey.objects.exists()
    assert {bytes(piece.content) + bytes(piece.about) + bytes(piece.small) for piece in Piece.objects.all()} == {b""}


def test_there_is_a_bound_to_how_many(family: Client, enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(actions.MOST, Kind.PICTURE, 1)
    piece = add_picture(family)
    assert b"as many as can be kept" in family.post("/notes/pictures/", {"picture": sent(picture())}).content
    family.post(f"/notes/pictures/{piece.public_id}/end/")
    monkeypatch.setattr(pictures, "ADD", budgets.Allowance("add piece", 1))
    assert family.post("/notes/pictures/", {"picture": sent(picture())}).status_code == 429


def test_sizes_tell_little(family: Client) -> None:
    lengths = {len(add_picture(family, seed).content) for seed in range(3)}
    assert all((length - 28) % sealing.PADDED == 0 for length in lengths)


def test_the_same_photograph_in_another_enquiry_is_shown_to_case_workers_alone(
    family: Client, worker: Client, enquiry: Enquiry
) -> None:
    add_picture(family, 1)
    other = told(who={"name": "Somebody Else"})
    stranger = at_the_door(code_of(other))
    smaller = octets(drawn(1).resize((320, 240)), quality=60)
    stranger.post("/notes/pictures/", {"picture": [sent(smaller), sent(picture(2))]})
    at = f"/enquiries/{enquiry.public_id}/added/"
    page = worker.get(at).content.decode()
    assert page.count(other.public_id) == 1
    assert "of 64 bits" in page
    assert "Somebody Else" not in page
    for client, path in ((family, "/notes/pictures/"), (family, "/notes/mine/"), (stranger, "/notes/pictures/")):
        text = client.get(path).content.decode()
        assert "bits" not in text
        assert other.public_id not in text
    own.set_consents(other, [Purpose.CONTACT], "")
    assert other.public_id not in worker.get(at).content.decode()
