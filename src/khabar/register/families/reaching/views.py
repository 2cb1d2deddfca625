"""The pages: choose an address for mails; come back with a code that was sent to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.model import BadInput
from khabar.register.families import browsers, budgets, vault
from khabar.register.families.consents import consents_of
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.reaching import actions
from khabar.register.families.reaching.channel import channel_of, reached_at
from khabar.register.families.reaching.forms import ChannelForm
from khabar.register.families.visits import KEY, for_family, for_strangers, let_in, wait
from khabar.register.mail.actions import can_send
from khabar.register.mail.addresses import LONGEST

METHODS = ["GET", "HEAD", "POST"]
ASKED = "asked"
WAITS = 3600
"""Seconds for which a browser may wait for a code."""

CHOOSE = budgets.Allowance("choose mail", 5)
ASK = budgets.Allowance("ask code", 6)
BY_MAIL = "mail"


@for_family
@require_http_methods(METHODS)
def reach(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Whether mails are sent to the family, and where to."""
    refusal = ""
    if request.method == "POST":
        try:
            if (answer := _change(request, enquiry)) is not None:
                return answer
        except BadInput as error:
            refusal = str(error)
    context = {
        "enquiry": enquiry,
        "channel": channel_of(enquiry),
        "may_contact": Purpose.CONTACT in consents_of(enquiry),
        "sends": can_send(),
        "refusal": refusal,
    }
    return render(request, "families/reaching/reach.html", context, status=400 if refusal else 200)


def _change(request: HttpRequest, enquiry: Enquiry) -> HttpResponse | None:
    """Do what the family pressed. Raises BadInput."""
    if "stop" in request.POST:
        actions.stop(enquiry)
    elif "code" in request.POST:
        if not actions.confirm(enquiry, request.POST["code"]):
            raise BadInput(_("This code is wrong, or too old. Look at the mail once more, or ask for another."))
    else:
        form = ChannelForm(request.POST)
        if not form.is_valid() or not can_send():
            raise BadInput(_("Write an address here."))
        if not budgets.spend(CHOOSE, f"enquiry {enquiry.public_id}"):
            return wait(request)
        said: dict[str, Any] = form.cleaned_data
        actions.choose(enquiry, said["address"], said["news"], get_language() or "en")
    return redirect("reach")


@for_strangers
@require_http_methods(METHODS)
def ways(request: HttpRequest) -> HttpResponse:
    """Come back without the card: ask for a code. Whatever was typed, the answer is the same page."""
    if request.method != "POST" or not can_send():
        return render(request, "families/reaching/ways.html", {"sends": can_send()})
    if not budgets.spend(ASK, budgets.who_asks(request)):
        return wait(request)
    mark = browsers.mark_of(browsers.secret_of(request))
    asked = actions.ask(request.POST.get("address", "")[:LONGEST], get_language() or "en", mark)
    request.session[ASKED] = asked.public_id
    request.session.set_expiry(WAITS)
    return redirect("code")


@for_strangers
@require_http_methods(METHODS)
def code(request: HttpRequest) -> HttpResponse:
    """Type the code in, in the browser that asked for it."""
    asked = request.session.get(ASKED)
    if not asked:
        return redirect("ways")
    if request.method != "POST":
        return render(request, "families/reaching/code.html")
    who = budgets.who_asks(request)
    if budgets.is_used_up(budgets.WRONG_CODE, who):
        return wait(request)
    enquiry = actions.open_with(asked, request.POST.get("code", ""))
    if enquiry is None:
        budgets.spend(budgets.WRONG_CODE, who)
        return render(request, "families/reaching/code.html", {"refused": True})
    return _enter(request, enquiry)


def _enter(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Begin a visit that a mail opened: from it, other notes with the same address open too."""
    return let_in(request, enquiry, BY_MAIL)


@for_family
@require_http_methods(METHODS)
def others(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Notes about other relatives, told under the same address; only for who came with a code sent there."""
    found = []
    if request.session[KEY].get("by") == BY_MAIL and (channel := channel_of(enquiry)).is_open:
        found = [one for one in reached_at(channel.address) if one.pk != enquiry.pk]
    if request.method == "POST":
        wanted = next((one for one in found if one.public_id == request.POST.get("notes")), None)
        return redirect("others") if wanted is None else _enter(request, wanted)
    named = vault.of_many(found, "who")
    rows = [(one, str(named.get(one.pk, {}).get("name", ""))) for one in found]
    return render(request, "families/reaching/others.html", {"enquiry": enquiry, "rows": rows})
