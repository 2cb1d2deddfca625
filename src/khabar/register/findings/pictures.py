"""The same picture again: documents that show one image, smaller, paler, mirrored or compressed anew. Never a face.

Each document that is a picture is decoded once in a limited process; its fingerprints are kept, its bytes stay as they
came.
"""

from dataclasses import dataclass

import numpy as np
from django.conf import settings

from khabar.media import Print, derive
from khabar.media.likeness import ALIKE
from khabar.media.parent import NoPicture
from khabar.register.documents.models import Document
from khabar.register.findings.models import Picture
from khabar.register.home import Home

FORMS = ("jpg", "jpeg", "png", "webp")
LARGEST = 64 << 20
"""Bytes of a picture that is looked at; a larger one can't be compared."""

AT_ONCE = 5
"""Pictures that are looked at in one round."""


def look_at_some() -> bool:
    """Take the fingerprints of some pictures that have none yet; returns whether more are left."""
    home: Home = settings.HOME
    left = Document.objects.filter(form__in=FORMS).exclude(pk__in=Picture.objects.values("pk")).order_by("pk")
    some = list(left[: AT_ONCE + 1])
    for document in some[:AT_ONCE]:
        Picture.objects.get_or_create(document=document, defaults={"prints": _prints(home, document)})
    return len(some) > AT_ONCE


def _prints(home: Home, document: Document) -> str:
    if document.size > LARGEST:
        return ""
    try:
        found = derive(home.store.path(document.digest).read_bytes(), LARGEST).print
    except (NoPicture, OSError):
        return ""
    if found is None:
        return ""
    parts = (found.differences, found.frequencies, found.mirrored_differences, found.mirrored_frequencies)
    return ",".join(f"{part:016x}" for part in parts)


def known_prints() -> list[tuple[Document, Print]]:
    """The pictures that can be compared, the first that came in first; those whose intake was undone are left out."""
    living = Picture.objects.exclude(prints="").filter(document__intake__undone_at=None)
    rows = living.select_related("document__source").order_by("document__received_at", "pk")
    return [(row.document, Print(*(int(part, 16) for part in row.prints.split(",")))) for row in rows]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A picture and an earlier one that shows the same image; `bits` are those by which their fingerprints differ."""

    earlier: Document
    later: Document
    bits: int


def repeated() -> list[Repeated]:
    """Every pair of documents that show the same image, the most alike first."""
    known = known_prints()
    straight = np.array([[one.differences, one.frequencies] for _, one in known], dtype=np.uint64).reshape(-1, 2)
    mirrored = np.array([[one.mirrored_differences, one.mirrored_frequencies] for _, one in known], dtype=np.uint64)
    mirrored = mirrored.reshape(-1, 2)
    found = []
    for number, (document, _) in enumerate(known[1:], 1):
        ways = (
            straight[:number] ^ straight[number],
            mirrored[:number] ^ straight[number],
            straight[:number] ^ mirrored[number],
        )
        bits = np.minimum.reduce([np.bitwise_count(way).max(axis=1) for way in ways])
        found += [Repeated(known[at][0], document, int(bits[at])) for at in np.flatnonzero(bits <= ALIKE)]
    return sorted(found, key=lambda one: (one.bits, -one.later.pk, one.earlier.pk))
