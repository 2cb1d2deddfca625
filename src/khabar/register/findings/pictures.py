"""The same picture again: documents that show one image, smaller, paler, mirrored or compressed anew. Never a face.

Each document that is a picture is decoded once in a limited process; its fingerprints are kept, its bytes stay as they
came. It is held once against all others, and what was found is kept.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from khabar.media import Print, derive
from khabar.media.bands import Prints, as_array, pairs_alike
from khabar.media.parent import NoPicture
from khabar.register.documents.models import Document
from khabar.register.findings.models import Picture, Repeated
from khabar.register.home import Home
from khabar.register.people.grounds import in_portions

FORMS = ("jpg", "jpeg", "png", "webp")
LARGEST = 64 << 20
"""Bytes of a picture that is looked at; a larger one can't be compared."""

AT_ONCE = 5
"""Pictures that are looked at in one round."""
WAIT_FOR = 500
"""Pictures that are compared at once while more come in."""
PORTION = 20_000


def look_at_some() -> bool:
    """Take the fingerprints of some pictures that have none yet, and compare them; returns whether more are left."""
    home: Home = settings.HOME
    left = Document.objects.filter(form__in=FORMS).exclude(pk__in=Picture.objects.values("pk")).order_by("pk")
    some = list(left[: AT_ONCE + 1])
    for document in some[:AT_ONCE]:
        Picture.objects.get_or_create(document=document, defaults={"prints": _prints(home, document)})
    are_more = len(some) > AT_ONCE
    if not are_more or _uncompared()[:WAIT_FOR].count() == WAIT_FOR:
        compare_new()
    return are_more


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


def _uncompared() -> "QuerySet[Picture]":
    return Picture.objects.filter(is_compared=False).exclude(prints="")


def compare_new() -> None:
    """Hold pictures that were not compared yet against all that were and against each other; keep what is alike."""
    while portion := list(_uncompared().order_by("pk").values_list("pk", "prints")[:PORTION]):
        known = list(Picture.objects.filter(is_compared=True).exclude(prints="").values_list("pk", "prints"))
        everything = [*known, *portion]
        a, b, bits = pairs_alike(_array(portion), _array(everything))
        pairs = {
            (portion[one][0], everything[other][0]): differ
            for one, other, differ in zip(a.tolist(), b.tolist(), bits.tolist(), strict=True)
            if other < len(known) or other - len(known) < one
        }
        with transaction.atomic():
            Repeated.objects.bulk_create(_in_order(pairs), ignore_conflicts=True)
            Picture.objects.filter(pk__in=[key for key, _prints in portion]).update(is_compared=True)


def _in_order(pairs: Mapping[tuple[int, int], int]) -> Iterator[Repeated]:
    """Pairs with the document that came in first named first."""
    wanted = {key for pair in pairs for key in pair}
    received = {
        key: when
        for keys in in_portions(wanted)
        for key, when in Document.objects.filter(pk__in=keys).values_list("pk", "received_at")
    }
    for pair, bits in pairs.items():
        earlier, later = sorted(pair, key=lambda key: (received[key], key))
        yield Repeated(earlier_id=earlier, later_id=later, bits=bits)


def _array(rows: Sequence[tuple[int, str]]) -> Prints:
    """Kept fingerprints as an array."""
    digits = bytes.fromhex("".join(prints.replace(",", "") for _key, prints in rows))
    return np.frombuffer(digits, ">u8").astype(np.uint64).reshape(-1, 4)


def repeated() -> "QuerySet[Repeated]":
    """Every pair of documents that show the same image, the most alike first; without those whose intake was undone."""
    found = Repeated.objects.filter(earlier__intake__undone_at=None, later__intake__undone_at=None)
    return found.select_related("earlier__source", "later__source")


def documents_alike(prints: Sequence[Print]) -> list[tuple[int, Document, int]]:
    """The documents that show the same image as one of these: its place, the document, how many bits differ."""
    known = list(
        Picture.objects.exclude(prints="").filter(document__intake__undone_at=None).values_list("pk", "prints")
    )
    a, b, bits = pairs_alike(as_array(list(prints)), _array(known))
    documents = Document.objects.select_related("source").in_bulk({known[place][0] for place in b.tolist()})
    return [
        (one, documents[known[other][0]], differ)
        for one, other, differ in zip(a.tolist(), b.tolist(), bits.tolist(), strict=True)
    ]
