"""The door: begin, or come back with the code of the card. Every wrong code gets the same answer, whatever it is."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khabar.register.families import actions, budgets, cards
from khabar.register.families.models import State
from khabar.register.families.visits import begin_visit, enquiry_of, for_strangers, wait

DEVICE = "d"
DEVICE_LIFE = 90 * 24 * 3600
AWAY = "https://www.wikipedia.org/"
"""Where the quick exit leads: a page that anybody may have open."""


def _device(request: HttpRequest) -> str:
    """The secret of a device where somebody was let in before, else ""."""
    try:
        return str(signing.loads(request.COOKIES.get(DEVICE, ""), salt="families.device", max_age=DEVICE_LIFE))
    except signing.BadSignature:
        return ""


def _remember(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    value = signing.dumps(_device(request) or get_random_string(22), salt="families.device")
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(DEVICE, value, max_age=DEVICE_LIFE, httponly=True, samesite="Lax", secure=secure)
    return response


def _counted_as(request: HttpRequest) -> str:
    """Under whom wrong codes count: a device that was let in before by itself, others by their address."""
    device = _device(request)
    return f"device {device}" if device else budgets.who_asks(request)


@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """What this is, for whom, and the two ways in."""
    if request.method != "POST":
        return render(request, "families/door.html", {"open": enquiry_of(request)})
    who = _counted_as(request)
    if budgets.is_used_up(budgets.WRONG_CODE, who):
        budgets.spend(budgets.WRONG_CODE, who)
        return wait(request)
    enquiry = cards.holder(request.POST.get("code", ""))
    if enquiry is None:
        budgets.spend(budgets.WRONG_CODE, who)
        return render(request, "families/door.html", {"refused": True})
    begin_visit(request, enquiry)
    actions.note_visit(enquiry)
    return _remember(request, redirect("mine" if enquiry.state == State.SENT else "check"))


@for_strangers
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an enquiry; nothing has to be told for that."""
    if not budgets.spend(budgets.BEGIN, budgets.who_asks(request)):
        return wait(request)
    begin_visit(request, actions.begin())
    return _remember(request, redirect("card"))


@for_strangers
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit, and be gone."""
    request.session.flush()
    response = HttpResponseRedirect(AWAY)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
