"""The page on which a family checks a tip, and the one on which administrators say which places are public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.families import budgets
from khabar.register.families.casework.access import is_sure_who_asks
from khabar.register.families.models import Enquiry
from khabar.register.families.tips.actions import check_tip
from khabar.register.families.tips.checking import Tip
from khabar.register.families.tips.forms import PlaceForm, TipForm
from khabar.register.families.tips.models import PublicPlace
from khabar.register.families.tips.places import say, unsay
from khabar.register.families.visits import for_family, wait

METHODS = ["GET", "HEAD", "POST"]


@for_family
@require_http_methods(METHODS)
def tip(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Check a tip; only for families of whom a case worker made sure who they are."""
    is_sure = is_sure_who_asks(enquiry)
    form, parts, refused = TipForm(request.POST if request.method == "POST" and is_sure else None), [], False
    if form.is_bound:
        refused = not form.is_valid() or not any(form.cleaned_data.values())
        if not refused:
            if not budgets.spend(budgets.TIP, f"enquiry {enquiry.public_id}"):
                return wait(request)
            parts = check_tip(enquiry, Tip(**form.cleaned_data))
    context = {"enquiry": enquiry, "is_sure": is_sure, "form": form, "parts": parts, "refused": refused}
    return render(request, "families/tips/tip.html", context, status=400 if refused else 200)


@needs(Right.KEEP_LISTS)
@require_http_methods(METHODS)
def places(request: HttpRequest) -> HttpResponse:
    """The places of which families may be told that they exist."""
    refusal, form = "", PlaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            if not form.is_valid():
                raise BadInput(_("Write a name that means one facility of the controlled list."))
            say(**form.cleaned_data, actor=user_of(request))
            return redirect("public-places")
        except BadInput as error:
            refusal = str(error)
    context = {"rows": PublicPlace.objects.select_related("facility"), "refusal": refusal, "form": form}
    return render(request, "families/tips/places.html", context, status=400 if refusal else 200)


@needs(Right.KEEP_LISTS)
@require_POST
def drop_place(request: HttpRequest, key: int) -> HttpResponse:
    """Take a place out."""
    unsay(key, user_of(request))
    return redirect("public-places")
