"""One's own password."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khabar.model import BadInput
from khabar.register.accounts.actions import set_password
from khabar.register.accounts.confirming import fresh
from khabar.register.accounts.forms import PasswordForm
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.signing_in import complete
from khabar.register.accounts.views import user_of


@needs(Right.OWN_ACCOUNT)
@never_cache
@fresh("password")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; all my other sessions end."""
    form, refusal = PasswordForm(request.POST or None), ""
    if form.is_valid():
        user = user_of(request)
        try:
            set_password(user, form.cleaned_data["password"], user)
        except BadInput as error:
            refusal = str(error)
        else:
            complete(request, user, "another password")
            return redirect("account")
    wrong = bool(refusal or form.errors)
    return render(request, "accounts/password.html", {"form": form, "refusal": refusal}, status=400 if wrong else 200)
