"""Before somebody changes how they sign in, they show once more who they are, unless they did within ten minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from khabar.register.accounts.factors import passkeys
from khabar.register.accounts.proving import prove, proved
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.signing_in import answered, question
from khabar.register.accounts.views import user_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def fresh(back: str, *carried: str) -> Callable[[View[P]], View[P]]:
    """Hold a view to a recent proof; else the user shows who they are and comes to it, or after a POST to page `back`.

    Ex: @fresh("user", "key") def reset(request, key): ...     `carried` are the arguments that `back` takes too.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if proved(request):
                return view(request, *args, **kwargs)
            asked = request.method in ("GET", "HEAD")
            page = request.path if asked else reverse(back, kwargs={name: kwargs[name] for name in carried})
            return redirect(f"{reverse('confirm')}?{urlencode({'next': page})}")

        return guarded

    return guard


def without_factor(view: View[P]) -> View[P]:
    """A page that stays open to who must set up a second factor first."""
    vars(view)["without_factor"] = True
    return view


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@sensitive_post_parameters("password", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Show who one is by password or passkey. Wrong ones count as when signing in."""
    user, wanted = user_of(request), request.POST.get("next", request.GET.get("next", ""))
    refused = request.method == "POST"
    if refused:
        key = answered(request, "confirm") if "credential" in request.POST else None
        known = (
            key is not None and key.user_id == user.pk
            if "credential" in request.POST
            else authenticate(request, username=user.username, password=request.POST.get("password", "")) == user
        )
        if known:
            prove(request)
            ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
            return redirect(wanted if ours else "account")
    here = user.passkeys.filter(host=passkeys.host_of(request)).exists()
    return render(request, "accounts/confirm.html", {"next": wanted, "refused": refused, "here": here})


@needs(Right.OWN_ACCOUNT)
@without_factor
@never_cache
@require_POST
def ask_confirm(request: HttpRequest) -> HttpResponse:
    """Ask for one of the user's passkeys, on a device that checks who holds it."""
    return question(request, "confirm", user_of(request), verified=True)
