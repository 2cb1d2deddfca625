"""Recycled photographs: a copy made anew matches the earlier one, another picture does not."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import ImageOps
from tests.media.pictures import drawn, octets
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.pieces.conftest import add_picture
from tests.register.families.test_casework import browser, user

from khabar.media.likeness import Print, distance
from khabar.register.documents.keeping import keep_whole
from khabar.register.documents.models import Document, Intake
from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry
from khabar.register.findings.models import Picture
from khabar.register.findings.pictures import AT_ONCE, look_at_some, repeated

pytestmark = pytest.mark.django_db


def keep(content: bytes, name: str, folder: Path) -> Document:
    """A photograph that came in as a document."""
    path = folder / name
    path.write_bytes(content)
    digest, size, _ = settings.HOME.store.put(path)
    return keep_whole(digest, size, name, f"Made-up page {name}", "", "")


@pytest.fixture
def recycled(tmp_path: Path) -> tuple[Document, Document]:
    """A photograph, the same one at half the size and mirrored, another one, and one that is damaged."""
    first = keep(octets(drawn(41)), "a.jpg", tmp_path)
    again = keep(octets(ImageOps.mirror(drawn(41).resize((320, 240))), "PNG"), "b.png", tmp_path)
    keep(octets(drawn(42)), "c.jpg", tmp_path)
    keep(octets(drawn(43))[:2000], "d.jpg", tmp_path)
    assert not look_at_some()
    return first, again


def test_a_copy_made_anew_matches_the_earlier_picture(recycled: tuple[Document, Document], case_worker: Client) -> None:
    assert [(one.earlier, one.later) for one in repeated()] == [recycled]
    assert Picture.objects.count() == 4
    assert Picture.objects.filter(is_compared=True).count() == 3
    page = case_worker.get("/pictures/").content.decode()
    assert page.index("b.png") < page.index("a.jpg")
    assert "c.jpg" not in page


def test_many_pictures_are_compared_as_two_are(tmp_path: Path) -> None:
    for seed in range(12):
        keep(octets(drawn(seed)), f"{seed}.jpg", tmp_path)
        keep(octets(drawn(seed).resize((400, 300)), quality=50), f"{seed} again.jpg", tmp_path)
        if seed % 5 == 0:
            look_at_some()
    while look_at_some():
        pass
    found = {(one.earlier_id, one.later_id): one.bits for one in repeated()}
    assert len(found) == 12
    known = {one.pk: Print(*(int(part, 16) for part in one.prints.split(","))) for one in Picture.objects.all()}
    assert found == {pair: distance(known[pair[0]], known[pair[1]]) for pair in found}


def test_what_was_compared_is_not_compared_again(
    recycled: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.register.findings.pictures.pairs_alike", None)
    assert not look_at_some()
    assert [(one.earlier, one.later) for one in repeated()] == [recycled]


def test_a_round_looks_at_some_and_says_whether_more_are_left(tmp_path: Path) -> None:
    for seed in range(AT_ONCE + 1):
        keep(octets(drawn(seed, 64, 48)), f"{seed}.jpg", tmp_path)
    assert look_at_some()
    assert not look_at_some()
    assert Picture.objects.count() == AT_ONCE + 1


def test_what_was_undone_counts_no_more(recycled: tuple[Document, Document]) -> None:
    Intake.objects.filter(document=recycled[0]).update(undone_at=recycled[0].received_at)
    assert not repeated().exists()


def test_a_familys_photograph_that_stands_in_a_document_is_shown_to_its_case_worker(
    recycled: tuple[Document, Document],
) -> None:
    enquiry = told()
    family = at_the_door(code_of(enquiry))
    add_picture(family, 41)
    Enquiry.objects.update(narrow=False)
    amal = user("basil")
    actions.take(enquiry, "first look at it", amal)
    page = browser(amal).get(f"/enquiries/{enquiry.public_id}/added/").content.decode()
    assert recycled[0].public_id in page
    assert recycled[1].public_id in page
    assert recycled[0].public_id not in family.get("/notes/pictures/").content.decode()
    assert BytesIO(settings.HOME.store.path(recycled[0].digest).read_bytes()).read(3) == b"\xff\xd8\xff"
