"""Explaining what does not fit together, on the page of the person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.people import queries
from khabar.register.people.answers import answer_sheet
from khabar.register.people.conflicts import conflicts_of, explain, withdraw_explanation
from khabar.register.people.forms import ReasonForm
from khabar.register.people.summaries import told_in


@needs(Right.REVIEW)
@require_POST
def explain_conflict(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what somebody says of a contradiction, or that it does not hold.

    Where its claims are others by now, it is shown anew.
    """
    person = queries.living(public_id)
    if person is None:
        raise Http404
    form, page = ReasonForm(request.POST), reverse("person", args=[person.public_id])
    answers = answer_sheet(person)
    found = [one for one in conflicts_of(answers, told_in(answers)) if one.key == request.POST.get("key")]
    if not found or not form.is_valid():
        return redirect(f"{page}#conflicts")
    do = withdraw_explanation if request.POST.get("do") == "withdraw" and found[0].explained else explain
    do(person, found[0], form.cleaned_data["reason"], user_of(request))
    return redirect(f"{page}#conflict-{found[0].key}")
