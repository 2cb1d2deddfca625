"""One's own second factors: an app, passkeys, and printed recovery codes."""

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.confirming import fresh, without_factor
from khabar.register.accounts.factors import actions, codes, passkeys, sealed
from khabar.register.accounts.factors.picture import picture
from khabar.register.accounts.factors.queries import factors_of, must_have_one
from khabar.register.accounts.forms import PasskeyForm
from khabar.register.accounts.models import Passkey, User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.signing_in import said
from khabar.register.accounts.views import user_of

PENDING = "app-secret"


def _page(request: HttpRequest, refusal: str = "", **more: Any) -> HttpResponse:
    user = user_of(request)
    found = factors_of(user)
    context = {
        "factors": found,
        "last": (found.app is not None) + len(found.passkeys) == 1,
        "must": must_have_one(user.role),
        "host": passkeys.host_of(request),
        "named_address": passkeys.named_address(request),
        "refusal": refusal,
        **more,
    }
    return render(request, "accounts/factors.html", context, status=400 if refusal else 200)


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@require_safe
def factors(request: HttpRequest) -> HttpResponse:
    """What second factors I have, and how to have more."""
    return _page(request)


def _pending(request: HttpRequest, user: User) -> bytes:
    """The secret that the app is being given; sealed in the session, so that the database never holds it open."""
    try:
        return sealed.unseal(base64.b64decode(request.session.get(PENDING, "")), actions.owner_of_app(user))
    except (sealed.Unreadable, ValueError):
        secret = codes.new_secret()
        request.session[PENDING] = base64.b64encode(sealed.seal(secret, actions.owner_of_app(user))).decode()
        return secret


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@fresh("app")
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """Give a secret to an authenticator app; it counts once the app showed a right code."""
    user = user_of(request)
    if factors_of(user).app is not None:
        return redirect("factors")
    secret, refusal = _pending(request, user), ""
    if request.method == "POST":
        try:
            actions.add_app(user, secret, request.POST.get("code", ""), request.session.session_key)
        except BadInput as error:
            refusal = str(error)
        else:
            del request.session[PENDING]
            return redirect("factors")
    context = {
        "secret": codes.as_text(secret),
        "picture": picture(codes.address(secret, user.username)),
        "refusal": refusal,
    }
    return render(request, "accounts/app.html", context, status=400 if refusal else 200)


@needs(Right.OWN_ACCOUNT)
@without_factor
@fresh("factors")
@require_POST
def remove_app(request: HttpRequest) -> HttpResponse:
    """Remove my authenticator app."""
    return _page(request, gone=actions.remove_app(user_of(request)))


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@fresh("factors")
@require_POST
def ask_new_passkey(request: HttpRequest) -> HttpResponse:
    """What the page's script hands to the browser to make a passkey."""
    try:
        return JsonResponse(passkeys.ask_for_new(request, user_of(request)))
    except passkeys.Refused:
        return JsonResponse({}, status=400)


@needs(Right.OWN_ACCOUNT)
@without_factor
@fresh("factors")
@require_POST
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Add the passkey that a device just made."""
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        new = passkeys.read_new(request, said(request))
        actions.add_passkey(user_of(request), form.cleaned_data["name"], new, request.session.session_key)
    except passkeys.Refused:
        return _page(request, unmade=True)
    except BadInput as refusal:
        return _page(request, str(refusal))
    return redirect("factors")


def _own(request: HttpRequest, key: int) -> Passkey:
    return get_object_or_404(Passkey, pk=key, user=user_of(request))


@needs(Right.OWN_ACCOUNT)
@without_factor
@fresh("factors")
@require_POST
def rename_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Give one of my passkeys another name."""
    form, found = PasskeyForm(request.POST), _own(request, key)
    if not form.is_valid():
        return HttpResponseBadRequest()
    actions.rename_passkey(found, form.cleaned_data["name"])
    return redirect("factors")


@needs(Right.OWN_ACCOUNT)
@without_factor
@fresh("factors")
@require_POST
def remove_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Remove one of my passkeys."""
    return _page(request, gone=actions.remove_passkey(_own(request, key)))


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@fresh("factors")
@require_POST
def make_codes(request: HttpRequest) -> HttpResponse:
    """Make recovery codes; this answer is the only one that ever shows them."""
    try:
        made = actions.make_codes(user_of(request))
    except BadInput as refusal:
        return _page(request, str(refusal))
    return render(request, "accounts/codes.html", {"codes": made})
