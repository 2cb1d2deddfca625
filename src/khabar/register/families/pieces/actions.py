"""What is written about pieces, each with its audit entry in one transaction. History never says what they show."""

from collections.abc import Collection
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.media import Made
from khabar.model import BadInput
from khabar.register.documents.changes import note
from khabar.register.families import keyfile
from khabar.register.families.actions import lock, subject_of
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.files import Received
from khabar.register.families.pieces.models import Kind, Piece, PieceConsent
from khabar.register.families.pieces.reading import allowed
from khabar.register.families.recalling import recall
from khabar.register.families.tasks import turn_soon

MOST = {Kind.PICTURE: 12, Kind.TESTIMONY: 20}
"""How many pieces of a kind one enquiry may have at a time."""

OF_A_TESTIMONY = (Purpose.SEARCH, Purpose.SHARE, Purpose.COURT)
"""What a family may allow with each testimony."""


def _room(enquiry: Enquiry, kind: Kind) -> None:
    """Raises BadInput when there are enough of a kind."""
    if enquiry.pieces.filter(kind=kind, withdrawn_at=None).count() >= MOST[kind]:
        raise BadInput(_("There are as many as can be kept. Take one back first."))


def add_picture(enquiry: Enquiry, made: Made, caption: str) -> Piece:
    """Keep the copy of a photograph; what it was made of was not kept anywhere. Raises BadInput, Shut."""
    marks = made.print
    said = {
        "caption": caption, "width": made.width, "height": made.height,
        "print": [marks.differences, marks.frequencies, marks.mirrored_differences, marks.mirrored_frequencies]
        if marks else [],
    }  # fmt: skip
    with keyfile.held(alone=False), transaction.atomic():
        found = lock(enquiry)
        _room(found, Kind.PICTURE)
        piece = Piece(enquiry=found, kind=Kind.PICTURE)
        sealing.fill(piece, said, made.large, made.small)
        note(None, "enquiry photograph added", subject_of(found), piece=piece.public_id)
    return piece


def add_testimony(enquiry: Enquiry, title: str, text: str, file: Received | None, given: Collection[str]) -> Piece:
    """Keep a testimony: words, a file, or both, as they came. Raises BadInput, Shut."""
    if not text.strip() and file is None:
        raise BadInput(_("Write something, or choose a file."))
    octets = file.octets if file else b""
    said = {
        "title": title, "text": text, "form": file.form if file else "",
        "digest": sha256(octets).hexdigest() if file else "", "size": len(octets),
    }  # fmt: skip
    with keyfile.held(alone=False), transaction.atomic():
        found = lock(enquiry)
        _room(found, Kind.TESTIMONY)
        piece = Piece(enquiry=found, kind=Kind.TESTIMONY)
        sealing.fill(piece, said, octets)
        note(None, "enquiry testimony added", subject_of(found), piece=piece.public_id)
        _consent(piece, given)
    return piece


@transaction.atomic
def set_consents(piece: Piece, given: Collection[str]) -> None:
    """Say what the family allows with one testimony from now on; what stays as it was leaves no row."""
    found = lock(piece.enquiry)
    _consent(_living(piece), given)
    recall(found)


def _consent(piece: Piece, given: Collection[str]) -> None:
    before, wanted = allowed(piece), {purpose for purpose in OF_A_TESTIMONY if purpose in given}
    PieceConsent.objects.bulk_create(
        PieceConsent(piece=piece, purpose=purpose, given=purpose in wanted) for purpose in sorted(before ^ wanted)
    )
    counts = {"given": len(wanted - before), "stopped": len(before - wanted)}
    note(None, "enquiry testimony consent", subject_of(piece.enquiry), piece=piece.public_id, **counts)


def _living(piece: Piece) -> Piece:
    return Piece.objects.select_for_update().get(pk=piece.pk, withdrawn_at=None)


@transaction.atomic
def take_back(piece: Piece) -> None:
    """Take one piece back: it, its key and its consents are gone; the vault's key is turned soon, for copies' sake."""
    found = lock(piece.enquiry)
    sealing.forget(_living(piece))
    note(None, "enquiry piece taken back", subject_of(found), piece=piece.public_id)
    recall(found)
    turn_soon()
