"""The form with which somebody recommends a page, and the page with which a receiver ends that for good."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khabar.model import BadInput
from khabar.register.accounts.lockout import address as network_of
from khabar.register.mail.actions import can_send
from khabar.register.press.public.addresses import address_of
from khabar.register.press.public.titles import titled
from khabar.register.press.public.views import published
from khabar.register.press.recommending import NAME_LONGEST, UsedUp, Wish, opt_out, recommend

SOONEST, LATEST = 3, 4 * 3600
"""Seconds between opening the form and sending it: nobody types two addresses faster, and no form waits for ever."""
STAMP = "recommend"


def _line(kind: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", "type": kind, "dir": "auto"})


class RecommendForm(forms.Form):
    """Who recommends the page to whom. `website` is left empty by people, who don't see it; programs fill it in."""

    sender_name = forms.CharField(label=_("Your name"), max_length=NAME_LONGEST, required=False, widget=_line("text"))
    sender = forms.CharField(label=_("Your e-mail address"), max_length=254, strip=False, widget=_line("email"))
    receiver_name = forms.CharField(
        label=_("The receiver's name"), max_length=NAME_LONGEST, required=False, widget=_line("text")
    )
    receiver = forms.CharField(
        label=_("The receiver's e-mail address"), max_length=254, strip=False, widget=_line("email")
    )
    website = forms.CharField(required=False)
    opened = forms.CharField(required=False)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Recommend a page. Whether the receiver takes such mails is told to nobody."""
    found = published(kind, public_id)
    if not found.is_public or not can_send():
        raise Http404
    filled, refusal, status = RecommendForm(request.POST or None), "", 200
    if request.method == "POST":
        refusal, status = _send(request, filled, address_of(request, found))
        if not refusal and filled.is_valid():
            return render(request, "press/public/recommended.html", {"kind": kind, "head": titled(found)})
        status = 400 if status == 200 else status
    context = {
        "kind": kind,
        "head": titled(found),
        "form": filled,
        "refusal": refusal,
        "opened": signing.TimestampSigner(salt=STAMP).sign(public_id),
    }
    return render(request, "press/public/recommend.html", context, status=status)


def _send(request: HttpRequest, filled: RecommendForm, page: str) -> tuple[str, int]:
    """Send it; returns why not ("" when it went, or when only a program would be told), and the status of the page."""
    if any("\r" in value or "\n" in value for value in request.POST.values()):
        return str(_("One line is enough in every field.")), 400
    if not filled.is_valid():
        return str(_("Look at the fields again: both addresses are needed.")), 400
    said: dict[str, Any] = filled.cleaned_data
    if said["website"]:
        return "", 200
    try:
        signing.TimestampSigner(salt=STAMP).unsign(said["opened"], max_age=LATEST)
        _not_too_soon(said["opened"])
    except signing.BadSignature:
        return str(_("This form was opened long ago, or sent at once. Look through it and send it again.")), 400
    wish = Wish(said["sender"], said["receiver"], said["sender_name"], said["receiver_name"], page)
    try:
        recommend(wish, get_language() or "en", network_of(request) or "")
    except UsedUp as error:
        return str(error), 429
    except BadInput as error:
        return str(error), 400
    return "", 200


def _not_too_soon(stamp: str) -> None:
    """Raises BadSignature for a form that was opened a moment ago."""
    try:
        signing.TimestampSigner(salt=STAMP).unsign(stamp, max_age=SOONEST)
    except signing.SignatureExpired:
        return
    raise signing.BadSignature


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def no_mail(request: HttpRequest, who: str) -> HttpResponse:
    """End recommendations to one address for good, with one button; programs that only open the link change nothing.

    The link holds a keyed digest that the register signed. Any other is answered the same, and changes nothing.
    """
    if request.method == "POST":
        opt_out(who)
    return render(request, "press/public/no_mail.html", {"is_done": request.method == "POST"})
