"""Pages of contradictions: all that are kept, by kind, by how serious they are, and whether somebody explained them."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Value
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khabar.checks import Conflict
from khabar.checks.contradictions import GRAVE
from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Record, Revision
from khabar.register.findings.explain_views import refused
from khabar.register.findings.keeping import is_behind
from khabar.register.findings.models import Contradiction, Due
from khabar.register.people.answers import answer_sheet
from khabar.register.people.conflicts import conflicts_of, explain, explanations, withdraw_explanation
from khabar.register.people.models import Claim, Membership
from khabar.register.people.summaries import told_in

PAGE = 30
KINDS = ("grave", *(kind.value for kind in Conflict))
STATES = ("open", "explained", "all")


def stands() -> Exists:
    """Whether an explanation of a contradiction stands: the latest word on it is no withdrawal."""
    said = Revision.objects.filter(subject=Concat(Value("conflict "), OuterRef("key")))
    later = Revision.objects.filter(subject=OuterRef("subject"), pk__gt=OuterRef("pk"))
    return Exists(said.exclude(after="").exclude(Exists(later)))


@needs(Right.READ)
@require_safe
def contradictions(request: HttpRequest) -> HttpResponse:
    """What does not fit together anywhere in the register; what nobody explained comes first."""
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "open")
    found = Contradiction.objects.all()
    kind, state = kind if kind in KINDS else "", state if state in STATES else "open"
    if kind == "grave":
        found = found.filter(is_grave=True)
    elif kind:
        found = found.filter(kind=kind)
    if state != "all":
        found = found.filter(stands() if state == "explained" else ~stands())
    page = Paginator(found.select_related("person"), PAGE).get_page(request.GET.get("page"))
    counted = dict(Contradiction.objects.order_by().values_list("kind").annotate(number=Count("pk")))
    context = {
        "page": page,
        "rows": rows(page),
        "kind": kind,
        "state": state,
        "kinds": [(one, counted[one], one in GRAVE) for one in Conflict if counted.get(one)],
        "total": sum(counted.values()),
        "due": Due.objects.count(),
        "is_behind": is_behind(),
        "ask": f"kind={kind}&state={state}&",
    }
    return render(request, "findings/contradictions.html", context)


def rows(found: Iterable[Contradiction]) -> list[dict[str, Any]]:
    """Contradictions with the names of their persons, their claims and values, and what explains them."""
    several = list(found)
    claims = Claim.objects.filter(claim_id__in={key for one in several for key in one.claims})
    known = {one.claim_id: one for one in claims.select_related("record__document__source")}
    records = Record.objects.in_bulk({record for one in several for _text, record in one.values})
    members = Membership.objects.filter(person__in={one.person_id for one in several}).order_by("-record")
    names = dict(members.values_list("person_id", "record__name"))
    explained = explanations(one.key for one in several)
    return [
        {
            "contradiction": one,
            "name": names.get(one.person_id, one.person.public_id),
            "claims": [known[key] for key in one.claims if key in known],
            "values": [(text, records.get(record)) for text, record in one.values],
            "explained": explained.get(one.key),
        }
        for one in several
    ]


@needs(Right.REVIEW)
@require_POST
def explain_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what somebody says of a contradiction, or that it does not hold; back to the page that it stood on."""
    kept = get_object_or_404(Contradiction.objects.select_related("person"), pk=pk)
    answers, back = answer_sheet(kept.person), f"{reverse('contradictions')}?{request.GET.urlencode()}"
    reason = request.POST.get("reason", "")[:2000]
    found = [one for one in conflicts_of(answers, told_in(answers)) if one.key == kept.key]
    if found:
        do = withdraw_explanation if request.POST.get("do") == "withdraw" and found[0].explained else explain
        try:
            do(kept.person, found[0], reason, user_of(request))
        except BadInput as error:
            return refused(request, str(error), request.get_full_path(), reason=reason, back=back)
    return redirect(back)
