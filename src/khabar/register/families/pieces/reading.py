"""Which pieces there are, and which of them a case worker may see: asked by every page that shows one."""

from django.db.models import QuerySet

from khabar.register.families.consents import consents_of
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces.models import Kind, Piece


def pieces_of(enquiry: Enquiry, kind: Kind) -> "QuerySet[Piece]":
    """The living pieces of a kind, with their keys."""
    return enquiry.pieces.filter(kind=kind, withdrawn_at=None).select_related("key", "enquiry")


def allowed(piece: Piece) -> set[Purpose]:
    """What the family allows with one testimony now; of each purpose the latest word counts."""
    latest = dict(piece.consents.order_by("pk").values_list("purpose", "given"))
    return {Purpose(purpose) for purpose, given in latest.items() if given}


def may_be_used(piece: Piece, purpose: Purpose) -> bool:
    """Whether a piece may be used for a purpose: a photograph as the enquiry itself, a testimony if both say so."""
    whole = purpose in consents_of(piece.enquiry)
    return whole and (piece.kind == Kind.PICTURE or purpose in allowed(piece))


def usable(enquiry: Enquiry, kind: Kind, purpose: Purpose) -> list[Piece]:
    """The pieces of a kind that may be used for a purpose: what views, exports and counts ask."""
    return [piece for piece in pieces_of(enquiry, kind) if may_be_used(piece, purpose)]
