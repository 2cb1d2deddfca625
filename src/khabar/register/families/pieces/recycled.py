"""The same photograph again, in another enquiry or a document: shown to a case worker, to look into; nothing decided.

Fingerprints lie sealed with their pictures, so a copy of the database does not say which families sent the same one.
They are opened in memory when a case worker looks, of enquiries whose family allows a search.
"""

from dataclasses import dataclass

from khabar.media.likeness import ALIKE, Print, distance
from khabar.register.documents.models import Document
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces.models import Kind, Piece
from khabar.register.families.pieces.reading import pieces_of
from khabar.register.families.pieces.sealing import about_many
from khabar.register.findings.pictures import documents_alike


@dataclass(frozen=True, slots=True)
class Again:
    """A picture of this enquiry that looks like one of another, and the bits by which their fingerprints differ."""

    piece: Piece
    other: Piece
    bits: int


def seen_again(enquiry: Enquiry) -> list[Again]:
    """Pictures of an enquiry that look like pictures of others, the most alike first, in two questions."""
    living = Piece.objects.filter(kind=Kind.PICTURE, withdrawn_at=None).defer("content", "small")
    asked = living.filter(enquiry__in=allowing(Purpose.SEARCH).values("pk")) | living.filter(enquiry=enquiry)
    pieces = {piece.pk: piece for piece in asked.select_related("key", "enquiry", "enquiry__worker")}
    prints = {key: Print(*said["print"]) for key, said in about_many(pieces.values()).items() if said["print"]}
    own = [key for key in prints if pieces[key].enquiry_id == enquiry.pk]
    others = [key for key in prints if pieces[key].enquiry_id != enquiry.pk]
    found = [
        Again(pieces[mine], pieces[theirs], bits)
        for mine in own
        for theirs in others
        if (bits := distance(prints[mine], prints[theirs])) <= ALIKE
    ]
    return sorted(found, key=lambda again: (again.bits, again.other.pk))


def in_documents(enquiry: Enquiry) -> list[tuple[Piece, Document, int]]:
    """Pictures of an enquiry that look like a document of the register, with the bits by which they differ."""
    own = {piece.pk: piece for piece in pieces_of(enquiry, Kind.PICTURE).defer("content", "small")}
    prints = {key: Print(*said["print"]) for key, said in about_many(own.values()).items() if said["print"]}
    keys = list(prints)
    again = documents_alike(list(prints.values())) if prints else []
    found = [(own[keys[place]], document, bits) for place, document, bits in again]
    return sorted(found, key=lambda one: (one[2], one[1].pk))
