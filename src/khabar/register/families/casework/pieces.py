"""Photographs and testimonies as a case worker sees them: of enquiries that they took, as far as the family allows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.families import budgets
from khabar.register.families.casework import access, actions
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.files import given_back
from khabar.register.families.pieces.models import Kind, Piece
from khabar.register.families.pieces.pictures import shown
from khabar.register.families.pieces.reading import allowed, may_be_used, usable
from khabar.register.families.pieces.recycled import in_documents, seen_again
from khabar.register.families.vault import Shut


def _enquiry(request: HttpRequest, public_id: str) -> Enquiry:
    return get_object_or_404(access.opened_by(user_of(request)), public_id=public_id)


def _piece(request: HttpRequest, public_id: str, piece: str, kind: Kind, *, is_noted: bool = True) -> Piece:
    """A piece that this user may see; that they do is written down. Raises Http404 for any other, all alike."""
    user, enquiry = user_of(request), _enquiry(request, public_id)
    found = get_object_or_404(enquiry.pieces.filter(kind=kind, withdrawn_at=None), public_id=piece)
    if not may_be_used(found, Purpose.SEARCH) or not access.has_reason(user, enquiry):
        raise Http404
    if is_noted:
        actions.note_opening(enquiry, user)
    return found


@needs(Right.FAMILIES)
@require_safe
def pieces(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that the family added, and which pictures came from another family too."""
    user, enquiry = user_of(request), _enquiry(request, public_id)
    if not budgets.spend(budgets.OPEN_ENQUIRY, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    if not access.has_reason(user, enquiry):
        return render(request, "families/casework/reason.html", {"enquiry": enquiry})
    actions.note_opening(enquiry, user)
    pictures = usable(enquiry, Kind.PICTURE, Purpose.SEARCH)
    testimonies = usable(enquiry, Kind.TESTIMONY, Purpose.SEARCH)
    said = sealing.about_many([*pictures, *testimonies])
    context = {
        "enquiry": enquiry,
        "pictures": [(piece, said[piece.pk]) for piece in pictures if piece.pk in said],
        "testimonies": [(piece, said[piece.pk], _labels(piece)) for piece in testimonies if piece.pk in said],
        "again": seen_again(enquiry),
        "documents": in_documents(enquiry),
    }
    return render(request, "families/casework/pieces.html", context)


def _labels(piece: Piece) -> list[str]:
    return sorted(str(one.label) for one in allowed(piece))


@needs(Right.FAMILIES)
@require_safe
def large(request: HttpRequest, public_id: str, piece: str) -> HttpResponse:
    """One photograph."""
    return shown(sealing.content, _piece(request, public_id, piece, Kind.PICTURE))


@needs(Right.FAMILIES)
@require_safe
def small(request: HttpRequest, public_id: str, piece: str) -> HttpResponse:
    """One photograph, small, on the page of pieces, whose opening was written down."""
    return shown(sealing.small, _piece(request, public_id, piece, Kind.PICTURE, is_noted=False))


@needs(Right.FAMILIES)
@require_safe
def file(request: HttpRequest, public_id: str, piece: str) -> HttpResponse:
    """The file of one testimony, as it came."""
    found = _piece(request, public_id, piece, Kind.TESTIMONY)
    try:
        said = sealing.about(found)
        if said["form"]:
            return given_back(said["form"], sealing.content(found))
    except Shut as error:
        raise Http404 from error
    raise Http404
