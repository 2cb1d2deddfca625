"""Pages of administrators: who works here, as what, and where they are signed in."""

from collections.abc import Callable

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts import actions, alerts, invitations, sessions
from khabar.register.accounts.confirming import fresh
from khabar.register.accounts.factors.actions import reset_factors, set_policy
from khabar.register.accounts.factors.queries import factors_of, has_factor, policy, with_factors
from khabar.register.accounts.forms import AccessForm, PolicyForm, RoleForm
from khabar.register.accounts.holdings import HOLDINGS
from khabar.register.accounts.models import Invitation, User
from khabar.register.accounts.roles import Right, Role, needs
from khabar.register.accounts.session_actions import end_sessions
from khabar.register.accounts.versions import Stale
from khabar.register.accounts.views import user_of


def _list(request: HttpRequest, link: str = "", stale: Stale | None = None) -> HttpResponse:
    context = {
        "users": with_factors().annotate(seen=Max("sign_ins__seen_at")).order_by("-is_active", "username"),
        "policy": policy(),
        "wanted": [role.label for role in Role if stale and role in stale.wanted["roles"]],
        "stale": stale,
        "has_one": has_factor(user_of(request)),
        "alerts": alerts.unseen(),
        "invitations": invitations.open_invitations(),
        "roles": Role.choices,
        "link": link,
    }
    return render(request, "accounts/users.html", context, status=409 if stale else 200)


@needs(Right.ADMINISTER)
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, or could."""
    return _list(request)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def see_alerts(request: HttpRequest) -> HttpResponse:
    """Who asked for more than one may, and that an administrator has seen it."""
    if request.method == "POST":
        until = request.POST.get("until", "")
        if not (until.isascii() and until.isdigit() and len(until) < 19):
            return HttpResponseBadRequest()
        alerts.see(int(until), user_of(request))
        return redirect("alerts")
    return render(request, "accounts/alerts.html", {"alerts": alerts.alerts()})


@needs(Right.ADMINISTER)
@never_cache
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation; this answer is the only one that ever shows its link."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    secret = invitations.invite(form.cleaned_data["role"], user_of(request))
    return _list(request, request.build_absolute_uri(reverse("invitation", args=[secret])))


@needs(Right.ADMINISTER)
@require_POST
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Take an invitation back."""
    invitations.withdraw(get_object_or_404(Invitation, pk=key), user_of(request))
    return redirect("users")


def _one(request: HttpRequest, user: User, refusal: str = "", stale: Stale | None = None) -> HttpResponse:
    others = User.objects.filter(is_active=True).exclude(pk=user.pk).order_by("username")
    context = {
        "shown": user,
        "own": user == request.user,
        "roles": Role.choices,
        "sign_ins": sessions.living(user),
        "factors": factors_of(user),
        "others": others,
        "holdings": [(holding.label, holding.count(user)) for holding in HOLDINGS],
        "refusal": refusal,
        "stale": stale,
        "wanted_role": Role(stale.wanted["role"]).label if stale and "role" in stale.wanted else "",
    }
    status = 409 if stale else 400 if refusal else 200
    return render(request, "accounts/user.html", context, status=status)


@needs(Right.ADMINISTER)
@require_safe
def user(request: HttpRequest, key: int) -> HttpResponse:
    """One user, and what may be done about them."""
    return _one(request, get_object_or_404(User, pk=key))


def _attempt(request: HttpRequest, key: int, do: Callable[[User], object]) -> HttpResponse:
    """Do something to a user; what is refused, or came too late, is said on their page."""
    found = get_object_or_404(User, pk=key)
    try:
        do(found)
    except BadInput as refusal:
        return _one(request, found, refusal=str(refusal))
    except Stale as stale:
        return _one(request, get_object_or_404(User, pk=key), stale=stale)
    return redirect("user", key)


@needs(Right.ADMINISTER)
@require_POST
def role(request: HttpRequest, key: int) -> HttpResponse:
    """Give a user another role."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    wanted, seen = form.cleaned_data["role"], form.cleaned_data["version"] or 0
    return _attempt(request, key, lambda found: actions.change_role(found, wanted, seen, user_of(request)))


@needs(Right.ADMINISTER)
@require_POST
def access(request: HttpRequest, key: int) -> HttpResponse:
    """Disable a user, or let them in again."""
    form = AccessForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    active, seen = form.cleaned_data["active"], form.cleaned_data["version"]
    return _attempt(request, key, lambda found: actions.set_active(found, active, seen, user_of(request)))


@needs(Right.ADMINISTER)
@require_POST
def end_sessions_of(request: HttpRequest, key: int) -> HttpResponse:
    """End one session of a user, or all of them."""
    only = request.POST.get("sign_in", "")
    chosen = int(only) if only.isascii() and only.isdigit() and len(only) < 19 else None
    return _attempt(request, key, lambda found: end_sessions(found, user_of(request), only=chosen))


@needs(Right.ADMINISTER)
@fresh("users")
@require_POST
def require_factors(request: HttpRequest) -> HttpResponse:
    """Say which roles must have a second factor."""
    form = PolicyForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        set_policy(form.cleaned_data["roles"], form.cleaned_data["version"], user_of(request))
    except Stale as stale:
        return _list(request, stale=stale)
    return redirect("users")


@needs(Right.ADMINISTER)
@fresh("user", "key")
@require_POST
def reset_factors_of(request: HttpRequest, key: int) -> HttpResponse:
    """Take the second factors of somebody away who lost them."""
    return _attempt(request, key, lambda found: reset_factors(found, user_of(request)))


@needs(Right.ADMINISTER)
@require_POST
def hand_over(request: HttpRequest, key: int) -> HttpResponse:
    """Give what a user holds open to another."""
    name = request.POST.get("to", "")
    return _attempt(
        request, key, lambda found: actions.hand_over(found, get_object_or_404(User, username=name), user_of(request))
    )
