"""Pages of packages: ask for one, agree to another's, take one's own."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.families import budgets, vault
from khabar.register.families.giving import parcels as giving
from khabar.register.families.giving.allowance import ALONE, PERIOD, carried, may_answer
from khabar.register.families.giving.forms import AnswerForm, AskForm
from khabar.register.families.giving.models import Parcel
from khabar.register.families.giving.recipients import listed
from khabar.register.families.releasing import LASTS


@needs(Right.FAMILIES)
@require_safe
def parcels(request: HttpRequest) -> HttpResponse:
    """Packages that one asked for, and those that wait for a second person."""
    return _page(request)


def _page(request: HttpRequest, refusal: str = "") -> HttpResponse:
    user, now = user_of(request), timezone.now()
    of_many = Parcel.objects.exclude(recipient="").select_related("asked_by", "answered_by")
    waiting = of_many.filter(agreed=None, taken_at=None, until__gt=now)
    context = {
        "own": of_many.filter(asked_by=user)[:20],
        "waiting": [one for one in waiting if one.enquiries > ALONE - carried(one.asked_by) and may_answer(user, one)],
        "answered": of_many.exclude(agreed=None)[:20] if may(user, Right.SETTLE) else [],
        "carried": carried(user),
        "alone": ALONE,
        "period": PERIOD.days,
        "lasts": LASTS.days,
        "days": giving.GOOD_FOR.days,
        "names": listed(),
        "keeps_lists": may(user, Right.KEEP_LISTS),
        "now": now,
        "refusal": refusal,
    }
    return render(request, "families/giving/parcels.html", context, status=400 if refusal else 200)


@needs(Right.FAMILIES)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a package."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, _("Say for whom, and why."))
    try:
        giving.ask(**form.cleaned_data, actor=user_of(request))
    except BadInput as error:
        return _page(request, str(error))
    return redirect("parcels")


@needs(Right.SETTLE)
@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Agree to a package of somebody else, or refuse it."""
    found, form = get_object_or_404(Parcel, public_id=public_id), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, _("Say in a few words why. Who looks at it later has to understand."))
    try:
        giving.answer(found.public_id, form.cleaned_data["verdict"] == "agreed", form.cleaned_data["reason"],
                      actor=user_of(request))  # fmt: skip
    except PermissionDenied:
        return _page(request, _("You can't be the second person here: you asked yourself, or your account is new."))
    except BadInput as error:
        return _page(request, str(error))
    return redirect("parcels")


@needs(Right.FAMILIES)
@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponse:
    """The file of a package, once."""
    user = user_of(request)
    if not budgets.spend(budgets.SHARED, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    try:
        content = giving.take(public_id, user)
    except BadInput as error:
        return _page(request, str(error))
    except vault.Shut:
        return _page(request, _("One of these enquiries was taken back just now. Try again."))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="file-{public_id[:8]}.csv"'
    return response
