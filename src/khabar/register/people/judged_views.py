"""Pages of what people judge: how credible a claim is and the way it came, and whether a document stands."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.model import BadInput
from khabar.register.accounts.budgets import RECORDS, within
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.bearers import known_bearers
from khabar.register.documents.convert import chain_from_rows, chain_to_rows
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Document
from khabar.register.documents.revising import revise
from khabar.register.people.forms import CredibilityForm, HopFormSet, LanguageForm, ReasonForm, StandingForm
from khabar.register.people.models import Claim
from khabar.register.people.retraction import rests_on

Judged = Claim | Document


def _keep(request: HttpRequest, thing: Judged, form: "CredibilityForm | StandingForm", hops: Any, field: str) -> str:
    """Keep what was posted: the rating of `form`, the language, or the chain of `hops`; returns why not, else ""."""
    if not may(request.user, Right.REVIEW):
        raise PermissionDenied
    why, spoken = ReasonForm(request.POST), LanguageForm(request.POST)
    try:
        if request.POST.get("do") == "language":
            if not spoken.is_valid():
                return _("Say why. A change without a reason is not kept.")
            said, seen = spoken.cleaned_data, spoken.cleaned_data["seen_language"]
            column = "language_said" if isinstance(thing, Claim) else "language"
            revise(thing, column, said["language"], said["reason"], user_of(request), seen=seen)
        elif request.POST.get("do") != "chain":
            if not form.is_valid():
                return _("Say why. A change without a reason is not kept.")
            said = form.cleaned_data
            revise(thing, field, said[field], said["reason"], user_of(request), seen=said["seen"])
        else:
            if not (hops.is_valid() and why.is_valid()):
                return _("Say who each bearer is, and why the way is another one.")
            kept = [form.hop for form in hops.ordered_forms if form.cleaned_data.get("bearer")]
            chain = "hops" if isinstance(thing, Claim) else "chain"
            revise(thing, chain, chain_to_rows(kept), why.cleaned_data["reason"], user_of(request))
    except BadInput as refusal:
        return str(refusal)
    return ""


@needs(Right.READ)
@within(RECORDS, "claim_id")
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """One claim: its rating, its language and the hops that are its own, each with its history."""
    whole = ("record__list", "record__document__source", "record__membership__person", "entry__by")
    rows = Claim.objects.select_related(*whole)
    found = get_object_or_404(rows, claim_id=claim_id)
    rate = CredibilityForm(request.POST or None, initial={"credibility": found.credibility, "seen": found.credibility})
    hops = HopFormSet(request.POST or None, initial=found.hops, prefix="hops")
    refusal = _keep(request, found, rate, hops, "credibility") if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect("claim", claim_id)
    chain = (*chain_from_rows(found.hops), *chain_from_rows(found.record.document.chain))
    context = {
        "claim": found,
        "entry": getattr(found, "entry", None),
        "document": found.record.document,
        "person": found.record.membership.person,
        "chain": chain,
        "known": known_bearers([chain]),
        "spoken": LanguageForm(initial={"language": found.language_said}, auto_id="spoken_%s"),
        "rate": rate,
        "hops": hops if request.POST.get("do") == "chain" else HopFormSet(initial=found.hops, prefix="hops"),
        **latest(HISTORIES["claim"], found, request.user),
        "refusal": refusal,
    }
    return render(request, "people/claim.html", context, status=400 if refusal else 200)


@needs(Right.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that a document was corrected or retracted, or stands after all, or how it came; first, what rests on it."""
    found = get_object_or_404(Document.objects.select_related("source", "intake"), public_id=public_id)
    form = StandingForm(request.POST or None, initial={"standing": found.standing, "seen": found.standing})
    hops = HopFormSet(request.POST or None, initial=found.chain, prefix="hops")
    refusal = _keep(request, found, form, hops, "standing") if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect("standing", public_id)
    context = {
        "document": found,
        "form": form,
        "hops": hops if request.POST.get("do") == "chain" else HopFormSet(initial=found.chain, prefix="hops"),
        "chain": chain_from_rows(found.chain),
        "known": known_bearers([chain_from_rows(found.chain)]),
        "spoken": LanguageForm(initial={"language": found.language}, auto_id="spoken_%s"),
        "refusal": refusal,
        "resting": rests_on(found),
        **latest(HISTORIES["document"], found, request.user),
    }
    return render(request, "people/standing.html", context, status=400 if refusal else 200)
