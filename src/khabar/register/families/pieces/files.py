"""Files of testimonies: which forms are taken, and how they are given back: never opened by the browser in our name."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from khabar.media.kinds import JPEG, PNG, WEBP, kind_of
from khabar.model import BadInput

MOST = 12 << 20
"""Bytes of a file that are taken."""

FORMS = {"PDF": "pdf", JPEG: "jpg", PNG: "png", WEBP: "webp", "OGG": "ogg", "MP3": "mp3", "M4A": "m4a", "text": "txt"}
"""The forms that are taken, with the ending that a file gets when it is given back."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was sent, and its form by its bytes."""

    form: str
    octets: bytes


def received(octets: bytes) -> Received:
    """A file of a testimony, kept as it came. Raises BadInput for a form that is not taken."""
    if not octets:
        raise BadInput(_("There is nothing in this file."))
    form = _form(octets)
    if not form:
        raise BadInput(
            _("Files of this kind are not taken. Send a PDF, a picture, a recording (MP3, M4A, OGG) or text.")
        )
    return Received(form, octets)


def _form(octets: bytes) -> str:
    if (kind := kind_of(octets)) in FORMS:
        return kind
    if octets.startswith(b"%PDF-"):
        return "PDF"
    if octets.startswith(b"OggS"):
        return "OGG"
    if octets.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")):
        return "MP3"
    if octets[4:8] == b"ftyp" and octets[8:12] in (b"M4A ", b"mp42", b"isom", b"3gp4"):
        return "M4A"
    try:
        text = octets.decode("utf-8")
    except UnicodeError:
        return ""
    return "text" if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable() else ""


def given_back(form: str, octets: bytes) -> HttpResponse:
    """The file as a download with a name that says nothing; a browser may not guess what it is, nor run it."""
    response = HttpResponse(octets, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="notes.{FORMS[form]}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def picture(octets: bytes) -> HttpResponse:
    """A picture that this register made itself."""
    response = HttpResponse(octets, content_type="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="picture.jpg"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
