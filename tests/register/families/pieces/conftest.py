"""What the tests of pieces share: files to send, and the case worker who took the enquiry."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.media.pictures import drawn, octets
from tests.register.families.test_casework import browser, user

from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry
from khabar.register.families.pieces.models import Piece


def sent(content: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    """A file as a browser sends it; its name must not matter."""
    return SimpleUploadedFile(name, content, "application/x-anything")


def picture(seed: int = 1, **more: object) -> bytes:
    return octets(drawn(seed), **more)  # type: ignore[arg-type]


def add_picture(family: Client, seed: int = 1, caption: str = "In the garden, 2011") -> Piece:
    assert family.post("/notes/pictures/", {"picture": sent(picture(seed)), "caption": caption}).status_code == 302
    return Piece.objects.latest("pk")


def add_testimony(family: Client, **said: object) -> Piece:
    asked = {"title": "The checkpoint", "text": "He was led away by two men.", "given": ["search"], **said}
    assert family.post("/notes/told/", asked).status_code == 302
    return Piece.objects.latest("pk")


@pytest.fixture
def worker(enquiry: Enquiry) -> Client:
    """The browser of the case worker who took the enquiry."""
    amal = user("amal")
    Enquiry.objects.update(narrow=False)
    actions.take(enquiry, "first look at it", amal)
    return browser(amal)
