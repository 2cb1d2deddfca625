"""The picture of a document beside a record of it: a copy without metadata, made when it is looked at, kept nowhere."""

from functools import lru_cache

from django.conf import settings

from khabar.media import Made, derive
from khabar.media.parent import NoPicture
from khabar.register.documents.models import Document
from khabar.register.findings.pictures import FORMS, LARGEST

REMEMBERED = 8
"""Pictures that a process keeps in memory: one scan often holds many of the records that are reviewed in a row."""


def is_scan(document: Document) -> bool:
    """Whether a document is a picture that can be shown, by its ending: a scan, a photograph of a page."""
    return document.form in FORMS and document.size <= LARGEST


def shown(document: Document) -> Made | None:
    """Both copies of a document's picture, JPEG of pixels alone; None where it can't be decoded or its bytes are gone.

    Decoded in the limited process of `khabar.media`. Ex: shown(scan).small -> at most 240 pixels a side
    """
    if not is_scan(document):
        return None
    try:
        return _made(document.digest)
    except (NoPicture, OSError):
        return None


@lru_cache(REMEMBERED)
def _made(digest: str) -> Made:
    return derive(settings.HOME.store.path(digest).read_bytes(), LARGEST)
