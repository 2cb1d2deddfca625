"""A family's visit: a short session that names an enquiry and gives no other right."""

from collections.abc import Callable
from functools import wraps
from time import time

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from khabar.model import BadInput
from khabar.register.families import browsers, budgets
from khabar.register.families.actions import note_visit
from khabar.register.families.models import Enquiry, State
from khabar.register.families.vault import Shut

KEY = "visit"
IDLE = 20 * 60
LONGEST = 2 * 3600
"""Seconds that a visit lasts without a page opened, and at most."""


def begin_visit(request: HttpRequest, enquiry: Enquiry) -> None:
    """Open this enquiry in a session with a key of its own; whoever was signed in here before is not any more."""
    logout(request)
    request.session.flush()
    request.session[KEY] = {"enquiry": enquiry.public_id, "at": time()}
    request.session.set_expiry(IDLE)


def let_in(request: HttpRequest, enquiry: Enquiry, by: str = "") -> HttpResponse:
    """Begin a visit of who showed that these notes are theirs, and lead on; this browser is known from now on.

    `by`: the way they came, where that opens more than a card does.
    """
    secret = browsers.kept_or_new(request)
    begin_visit(request, enquiry)
    if by:
        request.session[KEY] = {**request.session[KEY], "by": by}
    note_visit(enquiry, browsers.mark_of(secret))
    return browsers.remember(redirect("mine" if enquiry.state == State.SENT else "check"), secret)


def enquiry_of(request: HttpRequest) -> Enquiry | None:
    """The enquiry that this session has open."""
    visit = request.session.get(KEY)
    if not visit or time() - visit["at"] > LONGEST:
        return None
    return Enquiry.objects.filter(public_id=visit["enquiry"]).exclude(state=State.WITHDRAWN).first()


def for_strangers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that anybody may open; where the key of the vault is missing it says so, and nothing else."""

    @login_not_required
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadInput:
            return render(request, "families/closed.html", status=503)
        except Shut:
            return redirect("door")

    return guarded


def for_family(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of one family's enquiry, given to the view; who only has news is led to where they write."""

    @for_any_card
    @wraps(view)
    def guarded(request: HttpRequest, enquiry: Enquiry, *args: object, **kwargs: object) -> HttpResponse:
        return redirect("relay") if enquiry.witness else view(request, enquiry, *args, **kwargs)

    return guarded


def for_any_card(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of whoever has a card; without an open visit it leads to the door, whatever it was."""

    @for_strangers
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        enquiry = enquiry_of(request)
        if enquiry is None:
            return redirect("door")
        if not budgets.spend(budgets.PAGE, f"enquiry {enquiry.public_id}"):
            return wait(request)
        request.session.modified = True
        try:
            return view(request, enquiry, *args, **kwargs)
        except Shut:
            return redirect("door")
        except Http404:
            return render(request, "families/gone.html", status=404)

    return guarded


def wait(request: HttpRequest) -> HttpResponse:
    """The page that asks to come back later."""
    return render(request, "families/wait.html", status=429)
