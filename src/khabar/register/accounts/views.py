"""One's own account, and the invitation with which it begins."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts import invitations, sessions
from khabar.register.accounts.factors.queries import has_factor
from khabar.register.accounts.forms import AcceptForm
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.session_actions import end_sessions
from khabar.register.accounts.signing_in import complete


def user_of(request: HttpRequest) -> User:
    """The user of this request; the pages that call it are open to users only."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


@needs(Right.OWN_ACCOUNT)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and where I am signed in."""
    user = user_of(request)
    context = {
        "sign_ins": sessions.living(user),
        "this": request.session.session_key,
        "factors": has_factor(user),
    }
    return render(request, "accounts/account.html", context)


@needs(Right.OWN_ACCOUNT)
@require_POST
def end_own_sessions(request: HttpRequest) -> HttpResponse:
    """End one of my sessions, or all but this one."""
    user, only = user_of(request), request.POST.get("sign_in", "")
    if only.isascii() and only.isdigit() and len(only) < 19:
        end_sessions(user, user, only=int(only))
    else:
        end_sessions(user, user, spare=request.session.session_key)
    return redirect("account")


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Make one's account with the link of an invitation. A used link is no different from a made-up one."""
    if invitations.find(secret) is None:
        raise Http404
    form, refusal = AcceptForm(request.POST or None), ""
    if form.is_valid():
        try:
            user = invitations.accept(secret, form.cleaned_data["name"], form.cleaned_data["password"])
        except BadInput as error:
            refusal = str(error)
        else:
            complete(request, user, "invitation")
            return redirect("account")
    return render(request, "accounts/invitation.html", {"form": form, "refusal": refusal})
