"""Pages of documents that are not independent: all pairs, and one with what it rests on; people rule on them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from khabar.checks.copied import LEAST
from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.copies import dependences
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Dependence, Record, Ruling
from khabar.register.documents.revising import revise

PAGE = 50


@needs(Right.READ)
@require_safe
def all_copied(request: HttpRequest) -> HttpResponse:
    """Every pair of documents that looks as if one rested on the other, the surest first."""
    ruling = request.GET.get("ruling", "")
    found = dependences().filter(ruling=ruling) if ruling in Ruling else dependences()
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "least": LEAST,
        "ruling": ruling,
        "rulings": Ruling.choices,
        "ask": f"ruling={ruling}&" if ruling in Ruling else "",
    }
    return render(request, "findings/all_copied.html", context)


@needs(Right.READ)
@require_safe
def copied(request: HttpRequest, public_id: str) -> HttpResponse:
    """One pair: how much stands in both, in which order, with which slips, and which rows that rests on."""
    return _copied(request, get_object_or_404(dependences(), public_id=public_id))


def _copied(request: HttpRequest, found: Dependence, refusal: str = "") -> HttpResponse:
    examples = found.told["examples"]
    records = Record.objects.in_bulk({key for one, other, _word in examples for key in (one, other)})
    rows = [
        (records[one], records[other], word) for one, other, word in examples if one in records and other in records
    ]
    context = {
        "dependence": found,
        "rows": rows,
        "words": sorted({word for _one, _other, word in rows if word}),
        "refusal": refusal,
        **latest(HISTORIES["dependence"], found, request.user),
    }
    return render(request, "findings/copied.html", context, status=400 if refusal else 200)


@needs(Right.REVIEW)
@require_POST
def rule(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that two documents rest on one another, or that they are independent; with a reason."""
    found = get_object_or_404(dependences(), public_id=public_id)
    wanted = Ruling.CONFIRMED if request.POST.get("do") == "confirm" else Ruling.REJECTED
    seen = request.POST.get("seen", "")
    try:
        revise(found, "ruling", wanted, request.POST.get("reason", "")[:2000], user_of(request), seen=seen)
    except BadInput as error:
        return _copied(request, found, str(error))
    return redirect("copied", public_id)
