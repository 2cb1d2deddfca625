"""Signing in: a password and, for who has one, a second factor; or a passkey alone, which is both.

Between password and factor a session is half done: it names who gave the right password, gives no right, and ends after
five minutes. Whoever has no factor is asked for none, and nothing is told of factors before the password is right.
"""

import json
from time import time
from typing import Any

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from khabar.register.accounts.factors import passkeys, using
from khabar.register.accounts.factors.actions import note_use
from khabar.register.accounts.factors.queries import factors_of, has_factor
from khabar.register.accounts.lockout import count_refusal, device, locked
from khabar.register.accounts.models import Passkey, User

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF = "half-signed-in"
HALF_LIFE = 300
"""Seconds between the right password and the right factor."""


def _briefly(request: HttpRequest) -> None:
    """The session of somebody who is not signed in lives for minutes; others that ran out are swept away."""
    request.session.clear_expired()
    request.session.set_expiry(HALF_LIFE)


def complete(request: HttpRequest, user: User, by: str) -> None:
    """Begin a session with a key of its own; `by` says in the log what the user showed."""
    if request.user.is_authenticated:
        logout(request)
    request.session.flush()
    vars(request)["signed_in_by"] = by
    login(request, user, BACKEND)


def half_of(request: HttpRequest) -> User | None:
    """Who gave the right password in this session, within the last minutes, and has it still."""
    half = request.session.get(HALF)
    if not half or time() - half["at"] > HALF_LIFE:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    return user if user and constant_time_compare(half["hash"], user.get_session_auth_hash()) else None


def _onwards(request: HttpRequest, wanted: str) -> str:
    """The page that was asked for before signing in, if it is one of ours."""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url("search")


class SignIn(LoginView):
    """A name and a password; then the second factor, if the user has one."""

    template_name = "accounts/sign_in.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponseRedirect:
        user = form.get_user()
        wanted = self.get_redirect_url()
        if not has_factor(user):
            complete(self.request, user, "password")
            return HttpResponseRedirect(_onwards(self.request, wanted))
        if self.request.user.is_authenticated:
            logout(self.request)
        self.request.session.flush()
        told = {"user": user.pk, "hash": user.get_session_auth_hash(), "at": time(), "next": wanted}
        self.request.session[HALF] = told
        _briefly(self.request)
        return HttpResponseRedirect(resolve_url("second-factor"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, **_where(self.request))


def _where(request: HttpRequest) -> dict[str, str]:
    return {"host": passkeys.host_of(request), "named_address": passkeys.named_address(request)}


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The second half of signing in: a code of the app, a passkey, or a recovery code."""
    user = half_of(request)
    if user is None:
        return redirect("sign-in")
    refused = False
    if request.method == "POST":
        if (wait := locked(request, user.username)) is not None:
            return wait
        if by := _shown(request, user):
            wanted = str(request.session[HALF]["next"])
            complete(request, user, f"password and {by}")
            return redirect(_onwards(request, wanted))
        refused = True
        using.note_refusal(user)
        count_refusal(request, user.username)
    factors, host = factors_of(user), passkeys.host_of(request)
    context = {
        "factors": factors,
        "here": bool(host) and any(key.host == host for key in factors.passkeys),
        "hosts": sorted({key.host for key in factors.passkeys}),
        "refused": refused,
        "takes_codes": using.takes_codes(user, _known(request, user)),
    }
    return render(request, "accounts/second_factor.html", context)


def _known(request: HttpRequest, user: User) -> bool:
    return bool(device(request, user.username))


def _shown(request: HttpRequest, user: User) -> str:
    """Which factor the user showed, "" for none."""
    if "code" in request.POST and using.use_app_code(user, request.POST["code"], _known(request, user)):
        return "app code"
    if using.use_recovery_code(user, request.POST.get("recovery", "")):
        return "recovery code"
    if "credential" in request.POST and (key := answered(request, "second")) is not None and key.user_id == user.pk:
        return "passkey"
    return ""


def answered(request: HttpRequest, purpose: str) -> Passkey | None:
    """The passkey that answered the open question of this session rightly; its use is kept."""
    try:
        key, counter = passkeys.read(request, purpose, said(request))
    except passkeys.Refused:
        return None
    return key if note_use(key, counter) else None


def said(request: HttpRequest) -> Any:
    """What the browser says for a passkey, None when it is no JSON."""
    try:
        return json.loads(request.POST.get("credential", ""))
    except (ValueError, RecursionError):
        return None


def question(request: HttpRequest, purpose: str, user: User | None, verified: bool) -> JsonResponse:
    """What the page's script hands to the browser to ask for a passkey."""
    try:
        return JsonResponse(passkeys.ask(request, purpose, user, verified))
    except passkeys.Refused:
        return JsonResponse({}, status=400)


@login_not_required
@never_cache
@require_POST
def ask_second(request: HttpRequest) -> HttpResponse:
    """Ask for a passkey of whoever gave the right password."""
    user = half_of(request)
    return JsonResponse({}, status=400) if user is None else question(request, "second", user, verified=False)


@login_not_required
@never_cache
@require_POST
def ask_alone(request: HttpRequest) -> HttpResponse:
    """Ask for any passkey of this register whose device checks who holds it. Says nothing of who is known here."""
    if not request.user.is_authenticated:
        _briefly(request)
    return question(request, "alone", None, verified=True)


@login_not_required
@never_cache
@require_POST
def passkey_alone(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone. Wrong ones count for the address, and a name that others locked is no hindrance."""
    name = f"passkey {passkeys.identity(said(request))[:200]}"
    if (wait := locked(request, name)) is not None:
        return wait
    key = answered(request, "alone")
    if key is None or not key.user.is_active:
        count_refusal(request, name)
        context = {"refused": True, "next": request.POST.get("next", ""), **_where(request)}
        return render(request, "accounts/sign_in.html", context)
    complete(request, key.user, "passkey")
    return redirect(_onwards(request, request.POST.get("next", "")))
