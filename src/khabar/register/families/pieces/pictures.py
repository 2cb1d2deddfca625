"""A family's photographs: add, look at, take back. Nobody guesses the address of one, and it opens in a visit only."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.media import derive
from khabar.media.parent import NoPicture
from khabar.model import BadInput
from khabar.register.families import budgets
from khabar.register.families.forms import SHORT
from khabar.register.families.models import Enquiry
from khabar.register.families.pieces import actions, sealing
from khabar.register.families.pieces.arriving import files_of, receiving
from khabar.register.families.pieces.files import picture
from khabar.register.families.pieces.models import Kind, Piece
from khabar.register.families.pieces.reading import pieces_of
from khabar.register.families.pieces.words import REFUSALS
from khabar.register.families.vault import Shut
from khabar.register.families.visits import for_family, wait

ADD = budgets.Allowance("add piece", 40)


@receiving(for_family)
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The photographs, and a box to add some."""
    refusal = ""
    if request.method == "POST":
        if not budgets.spend(ADD, f"enquiry {enquiry.public_id}"):
            return wait(request)
        try:
            _add(request, enquiry)
            return redirect("pictures")
        except NoPicture as error:
            refusal = str(REFUSALS[error.why])
        except BadInput as error:
            refusal = str(error)
    found = pieces_of(enquiry, Kind.PICTURE)
    said = sealing.about_many(found)
    context = {
        "enquiry": enquiry,
        "rows": [(piece, said[piece.pk]) for piece in found if piece.pk in said],
        "refusal": refusal,
        "most": actions.MOST[Kind.PICTURE],
    }
    return render(request, "families/pieces/pictures.html", context, status=400 if refusal else 200)


def _add(request: HttpRequest, enquiry: Enquiry) -> None:
    caption = request.POST.get("caption", "")[:SHORT]
    made = [derive(octets) for octets in files_of(request, "picture")]
    if not made:
        raise NoPicture("empty")
    for one in made:
        actions.add_picture(enquiry, one, caption)


def own_piece(enquiry: Enquiry, public_id: str, kind: Kind) -> Piece:
    """A living piece of this enquiry. Raises Http404 for any other, without a difference."""
    return get_object_or_404(pieces_of(enquiry, kind), public_id=public_id)


def shown(read: Any, piece: Piece) -> HttpResponse:
    """A picture as it is sent. Raises Http404 when it does not open any more."""
    try:
        return picture(read(piece))
    except Shut as error:
        raise Http404 from error


@for_family
@require_safe
def large(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """One photograph."""
    return shown(sealing.content, own_piece(enquiry, public_id, Kind.PICTURE))


@for_family
@require_safe
def small(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """One photograph, small."""
    return shown(sealing.small, own_piece(enquiry, public_id, Kind.PICTURE))


@for_family
@require_POST
def take_back(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """Take one photograph back."""
    actions.take_back(own_piece(enquiry, public_id, Kind.PICTURE))
    return redirect("pictures")
