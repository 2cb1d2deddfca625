"""A family's testimonies: words or a file, each with consents of its own, each taken back alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.families import budgets
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import actions, sealing
from khabar.register.families.pieces.arriving import files_of, receiving
from khabar.register.families.pieces.files import given_back, received
from khabar.register.families.pieces.forms import TestimonyForm
from khabar.register.families.pieces.models import Kind
from khabar.register.families.pieces.pictures import ADD, own_piece
from khabar.register.families.pieces.reading import allowed, pieces_of
from khabar.register.families.vault import Shut
from khabar.register.families.visits import for_family, wait

METHODS = ["GET", "HEAD", "POST"]


@receiving(for_family)
@require_http_methods(METHODS)
def testimonies(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The testimonies, and a form for another."""
    refusal, form = "", TestimonyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not budgets.spend(ADD, f"enquiry {enquiry.public_id}"):
            return wait(request)
        try:
            files = files_of(request, "file")
            if form.is_valid():
                said, file = form.cleaned_data, received(files[0]) if files else None
                actions.add_testimony(enquiry, said["title"], said["text"], file, said["given"])
                return redirect("testimonies")
        except BadInput as error:
            refusal = str(error)
    found = pieces_of(enquiry, Kind.TESTIMONY)
    about = sealing.about_many(found)
    context = {
        "enquiry": enquiry,
        "rows": [(piece, about[piece.pk]) for piece in found if piece.pk in about],
        "purposes": [(one, False) for one in actions.OF_A_TESTIMONY],
        "form": form,
        "refusal": refusal,
    }
    return render(request, "families/pieces/testimonies.html", context, status=400 if refusal or form.errors else 200)


@for_family
@require_http_methods(METHODS)
def testimony(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """One testimony as it was given, and what may be done with it."""
    piece = own_piece(enquiry, public_id, Kind.TESTIMONY)
    if request.method == "POST":
        actions.set_consents(piece, request.POST.getlist("given"))
        return redirect("testimony", public_id)
    given = allowed(piece)
    try:
        said = sealing.about(piece)
    except Shut as error:
        raise Http404 from error
    context = {
        "enquiry": enquiry,
        "piece": piece,
        "said": said,
        "purposes": [(one, one in given) for one in Purpose if one in actions.OF_A_TESTIMONY],
    }
    return render(request, "families/pieces/testimony.html", context)


@for_family
@require_safe
def file(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """The file of one testimony, as it came."""
    piece = own_piece(enquiry, public_id, Kind.TESTIMONY)
    try:
        said = sealing.about(piece)
        if said["form"]:
            return given_back(said["form"], sealing.content(piece))
    except Shut as error:
        raise Http404 from error
    raise Http404


@for_family
@require_POST
def take_back(request: HttpRequest, enquiry: Enquiry, public_id: str) -> HttpResponse:
    """Take one testimony back; everything else stays."""
    if request.POST.get("sure") == "yes":
        actions.take_back(own_piece(enquiry, public_id, Kind.TESTIMONY))
    return redirect("testimonies")
