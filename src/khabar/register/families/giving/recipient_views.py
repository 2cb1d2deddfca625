"""The page of the organisations that families may choose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.families.giving.forms import RecipientForm
from khabar.register.families.giving.models import Recipient
from khabar.register.families.giving.recipients import add, set_listed


@needs(Right.KEEP_LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def recipients(request: HttpRequest) -> HttpResponse:
    """The list, and a form for another organisation."""
    refusal, form = "", RecipientForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            if not form.is_valid():
                raise BadInput(_("Write a name that does not stand here yet. Put back one that was taken off."))
            add(form.cleaned_data["name"], user_of(request))
            return redirect("recipients")
        except BadInput as error:
            refusal = str(error)
    context = {"rows": Recipient.objects.all(), "refusal": refusal}
    return render(request, "families/giving/recipients.html", context, status=400 if refusal else 200)


@needs(Right.KEEP_LISTS)
@require_POST
def change(request: HttpRequest, key: int) -> HttpResponse:
    """Take an organisation off the list, or put it back."""
    set_listed(key, "back" in request.POST, user_of(request))
    return redirect("recipients")
