"""Pages of histories: of anything that has one, and the way back to a value that stood before."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.versions import Stale
from khabar.register.accounts.views import user_of
from khabar.register.documents.histories import HISTORIES, Told, history_of
from khabar.register.documents.models import Revision


@needs(Right.READ)
@require_safe
def history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Everything that happened to one thing, the latest first."""
    told = HISTORIES.get(kind)
    if told is None:
        raise Http404
    if not may(request.user, told.read):
        raise PermissionDenied
    return _page(request, told, _thing(told, told.key, key))


def _thing(told: Told, column: str, key: str) -> Any:
    if column == "pk" and not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return get_object_or_404(told.table, **{column: key})


def _page(request: HttpRequest, told: Told, thing: Any, refusal: str = "") -> HttpResponse:
    before = request.GET.get("before", "")
    cursor = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    context = {
        "told": told,
        "thing": thing,
        "key": getattr(thing, told.key),
        "title": told.title(thing),
        "back": told.page(thing),
        "changes": history_of(told, thing, cursor),
        "is_latest": cursor is None,
        "may_judge": may(request.user, told.judge),
        "refusal": refusal,
    }
    return render(request, "documents/history.html", context, status=400 if refusal else 200)


@needs(Right.READ)
@require_POST
def set_back(request: HttpRequest, key: int) -> HttpResponse:
    """Give a value back what it was before one change of it."""
    revision = get_object_or_404(Revision, pk=key)
    name, _space, subject = revision.subject.partition(" ")
    told = next((one for one in HISTORIES.values() if one.table._meta.model_name == name), None)
    if told is None:
        raise Http404
    if not may(request.user, told.judge):
        raise PermissionDenied
    thing = _thing(told, "pk", subject)
    reason = request.POST.get("reason", "")[:2000]
    try:
        told.set_back(revision, thing, reason, user_of(request))
    except BadInput as refusal:
        return _page(request, told, thing, str(refusal))
    except Stale:
        return _page(request, told, thing, _("Somebody else changed this meanwhile. Look again and decide anew."))
    return redirect(told.page(thing))
