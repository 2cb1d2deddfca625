"""Pages on which a case worker stands between two sides. Each shows one side; no page shows both."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.families import budgets, vault
from khabar.register.families.casework import access
from khabar.register.families.casework.actions import note_opening
from khabar.register.families.models import Enquiry
from khabar.register.families.relay import mediating
from khabar.register.families.relay.forms import BeginForm, HandOnForm
from khabar.register.families.relay.lines import links_of
from khabar.register.families.relay.redacting import redacted


def _party(request: HttpRequest, public_id: str) -> tuple[Enquiry, Enquiry]:
    try:
        found = mediating.party_of(user_of(request), public_id)
    except vault.Shut as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


@needs(Right.FAMILIES)
@require_safe
def side(request: HttpRequest, public_id: str) -> HttpResponse:
    """One side: what it wrote, and what waits to be handed on."""
    user, (party, family) = user_of(request), _party(request, public_id)
    if not budgets.spend(budgets.OPEN_ENQUIRY, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    if not access.has_reason(user, family):
        return render(request, "families/casework/reason.html", {"enquiry": family})
    note_opening(family, user)
    return render(request, "families/relay/side.html", _context(party))


def _context(party: Enquiry) -> dict[str, object]:
    found = links_of(party)
    waiting = [line for one in found if one.other for line in one.lines if line.is_own and not line.is_done]
    return {
        "party": party,
        "links": found,
        "waiting": [(line, redacted(line.text, party)) for line in waiting],
        "left": [one for one in found if one.other is None],
    }


@needs(Right.FAMILIES)
@sensitive_post_parameters()
@require_POST
def begin(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let somebody who has news in; this answer is the only one that ever shows their code."""
    (party, family), form = _party(request, public_id), BeginForm(request.POST)
    if party.witness or not form.is_valid():
        raise Http404
    if not access.has_reason(user_of(request), family):
        return redirect("side", public_id)
    code = mediating.begin(party, form.cleaned_data["hide"], user_of(request))
    return render(request, "families/relay/begun.html", {"party": party, "code": code})


@needs(Right.FAMILIES)
@sensitive_post_parameters()
@require_POST
def hand_on(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Hand a line on, or keep it back."""
    (party, family), form = _party(request, public_id), HandOnForm(request.POST)
    if not access.has_reason(user_of(request), family):
        return redirect("side", public_id)
    if not form.is_valid():
        raise Http404
    try:
        mediating.hand_on(public_id, key, form.cleaned_data["text"], user_of(request))
    except BadInput as error:
        context = {**_context(party), "refusal": str(error)}
        return render(request, "families/relay/side.html", context, status=400)
    return redirect("side", public_id)
