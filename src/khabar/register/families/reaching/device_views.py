"""Coming back with a passkey: the telephone itself checks who holds it, and nothing has to be typed."""

import secrets

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.factors import ceremony
from khabar.register.accounts.signing_in import said
from khabar.register.families import budgets
from khabar.register.families.calendar_words import day_words
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import device_actions
from khabar.register.families.reaching.models import Device
from khabar.register.families.visits import for_family, for_strangers, let_in, wait
from khabar.register.mail.actions import can_send

NEW, OPEN = "family's new", "family's"
"""What a question to a device is for; a question of users is never answered here, nor the other way round."""


@for_family
@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Which devices open these notes: let one more, or none any more."""
    refusal = ""
    if request.method == "POST":
        try:
            if "stop" in request.POST:
                device_actions.drop(enquiry)
            else:
                device_actions.add(enquiry, ceremony.read_new(request, said(request), NEW))
            return redirect("devices")
        except ceremony.Refused:
            refusal = _("It did not work. Your card opens your notes as before.")
        except BadInput as error:
            refusal = str(error)
    context = {
        "enquiry": enquiry,
        "held": enquiry.devices.count(),
        "works": bool(ceremony.host_of(request)),
        "refusal": refusal,
    }
    return render(request, "families/reaching/devices.html", context, status=400 if refusal else 200)


@for_family
@require_POST
def ask_new(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """What the page's script hands to the browser to make a passkey. On the device it is named by a day, no more."""
    here = list(enquiry.devices.filter(host=ceremony.host_of(request)))
    name = f"{_('Notes')}, {day_words(enquiry.at)}"
    owner = ceremony.Owner(_("Notes"), name, here[0].handle if here else secrets.token_urlsafe(32))
    try:
        return JsonResponse(ceremony.ask_for_new(request, owner, here, NEW, must_stand_alone=True))
    except ceremony.Refused:
        return JsonResponse({}, status=400)


@for_strangers
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """What the page's script hands to the browser to show any passkey. Says nothing of who is known here."""
    try:
        asked = ceremony.ask(request, OPEN, None, verified=True)
    except ceremony.Refused:
        return JsonResponse({}, status=400)
    request.session.set_expiry(ceremony.LIFE)
    return JsonResponse(asked)


@for_strangers
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Open the notes that a passkey belongs to. Every wrong one gets the same answer, whatever it is."""
    who = budgets.who_asks(request)
    if budgets.is_used_up(budgets.WRONG_CODE, who):
        return wait(request)
    enquiry = _opened(request)
    if enquiry is None:
        budgets.spend(budgets.WRONG_CODE, who)
        return render(request, "families/reaching/ways.html", {"refused": True, "sends": can_send()})
    return let_in(request, enquiry)


def _opened(request: HttpRequest) -> Enquiry | None:
    told = said(request)
    named = Device.objects.filter(credential_id=ceremony.identity(told), host=ceremony.host_of(request))
    device = named.select_related("enquiry").first()
    try:
        counter = ceremony.read(request, OPEN, told, device)
    except ceremony.Refused:
        return None
    return device.enquiry if device and device_actions.note_use(device, counter) else None
