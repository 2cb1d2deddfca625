"""Asking, step by step. Each step is kept as it is sent; none has to be filled in before another can be opened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.families import actions, budgets, vault
from khabar.register.families.expiring import good_until
from khabar.register.families.forms import StepForm
from khabar.register.families.models import Enquiry, State
from khabar.register.families.shown import answers_of, with_hints
from khabar.register.families.steps import STEPS
from khabar.register.families.understanding import understood
from khabar.register.families.visits import KEY, begin_visit, for_any_card, for_family, wait

METHODS = ["GET", "HEAD", "POST"]


@for_any_card
@require_http_methods(METHODS)
def card(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The card with the code, until the family says that they have it."""
    kept = vault.get(enquiry, "card")
    if kept.get("first"):
        return redirect("relay")  # which gives a card of their own to who came with a case worker's code
    if "renew" in request.POST:
        actions.renew_card(enquiry)
        return redirect("card")
    if request.method == "POST":
        actions.keep_card(enquiry)
        return redirect("step", 1) if enquiry.state == State.BEGUN else redirect("mine")
    context = {"enquiry": enquiry, "code": kept.get("code", ""), "until": good_until(enquiry)}
    return render(request, "families/card.html", context)


@for_family
@require_POST
def another(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Ask about another relative: other notes with another card, open from now on in this visit."""
    if not budgets.spend(budgets.BEGIN, budgets.who_asks(request)):
        return wait(request)
    visit = request.session[KEY]
    begin_visit(request, actions.begin_beside(enquiry))
    request.session[KEY] = {**visit, **request.session[KEY]}
    return redirect("card")


@for_family
@require_http_methods(METHODS)
def step(request: HttpRequest, enquiry: Enquiry, number: int) -> HttpResponse:
    """One step: its questions, what was answered, and what was understood of it."""
    if not 1 <= number <= len(STEPS):
        raise Http404
    asked = STEPS[number - 1]
    said = vault.get(enquiry, asked.name)
    form = StepForm(asked, request.POST if request.method == "POST" else None, initial=said)
    if form.is_valid():
        actions.save_step(enquiry, asked.name, form.cleaned_data)
        if "again" in request.POST:
            return redirect("step", number)
        return redirect("step", number + 1) if number < len(STEPS) else redirect("consent")
    seen = str(vault.get(enquiry, "last").get("seen_date", ""))
    context = {
        "enquiry": enquiry,
        "step": asked,
        "number": number,
        "count": len(STEPS) + 1,
        "form": form,
        "fields": with_hints(form, understood(asked, said, seen)),
    }
    return render(request, "families/step.html", context, status=400 if form.errors else 200)


@for_family
@require_http_methods(METHODS)
def check(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Everything that was told, with what was understood; and the button that sends it."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.send(enquiry)
            return redirect("mine")
        except BadInput as error:
            refusal = str(error)
    context = {"enquiry": enquiry, "sections": answers_of(enquiry), "refusal": refusal}
    return render(request, "families/check.html", context, status=400 if refusal else 200)
