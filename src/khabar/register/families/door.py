"""The door: begin, or come back with the code of the card. Every wrong code gets the same answer, whatever it is."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khabar.register.families import actions, browsers, budgets, cards
from khabar.register.families.visits import begin_visit, enquiry_of, for_strangers, let_in, wait

AWAY = "https://www.wikipedia.org/"
"""Where the quick exit leads: a page that anybody may have open."""


def _counted_as(request: HttpRequest) -> str:
    """Under whom wrong codes count: a device that was let in before by itself, others by their address."""
    device = browsers.secret_of(request)
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
    return let_in(request, enquiry)


@for_strangers
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an enquiry; nothing has to be told for that."""
    if not budgets.spend(budgets.BEGIN, budgets.who_asks(request)):
        return wait(request)
    secret = browsers.kept_or_new(request)
    begin_visit(request, actions.begin(browsers.mark_of(secret)))
    return browsers.remember(redirect("card"), secret)


@for_strangers
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit, and be gone."""
    request.session.flush()
    response = HttpResponseRedirect(AWAY)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
