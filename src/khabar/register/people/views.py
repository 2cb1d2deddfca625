"""Pages of people. A name never stands in an address: a search is posted, and its results have an opaque one."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from khabar.register.accounts import budgets
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.bearers import known_bearers
from khabar.register.documents.copies import dependences
from khabar.register.people import queries, summaries
from khabar.register.people.actions import keep_search
from khabar.register.people.answers import Answer, answer_sheet
from khabar.register.people.conflicts import conflicts_of
from khabar.register.people.forms import SearchForm
from khabar.register.people.models import SEARCH_LIFE, Search

ROWS = 50
"""Rows of an answer sheet on one page."""


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Ask for a name."""
    form = SearchForm(request.POST or None)
    if form.is_valid():
        user = user_of(request)
        if not budgets.spend(budgets.SEARCHES, f"user {user.pk}", actor=user):
            return budgets.stopped(request)
        return redirect("results", keep_search(user, form.cleaned_data["name"]).public_id)
    return render(request, "people/search.html", {"form": form})


@needs(Right.READ)
@require_safe
def results(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who the register knows under the name asked for; only for who asked."""
    asked = get_object_or_404(Search, public_id=public_id, at__gt=timezone.now() - SEARCH_LIFE, user=user_of(request))
    form = SearchForm(initial={"name": asked.text})
    return render(request, "people/results.html", {"form": form, "asked": asked, "hits": queries.search(asked.text)})


@needs(Right.READ)
@budgets.within(budgets.PERSONS, "public_id")
@require_safe
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """The answer sheet of one person: every claim with its source. A merged id leads to the one that was kept.

    A long sheet comes page by page, or all at once where that is asked for, as for printing; what stands above the
    rows is about all of them.
    """
    found = queries.living(public_id)
    if found is None:
        raise Http404
    if found.public_id != public_id:
        return redirect("person", found.public_id)
    answers = answer_sheet(found)
    rows = max(len(answers), 1) if "all" in request.GET else ROWS
    page = Paginator(answers, rows).get_page(request.GET.get("page"))
    summary = summaries.summarise(answers)
    documents = {answer.document.pk for answer in answers}
    context = {
        "person": found,
        "answers": answers,
        "page": page,
        "pages": {answer.claim.claim_id: place // rows + 1 for place, answer in enumerate(answers)},
        "names": list(dict.fromkeys(answer.record.name for answer in answers)),
        "known": known_bearers(answer.chain for answer in page),
        "conflicts": conflicts_of(answers, summary.told),
        "one_source": dependences(documents) if len(documents) > 1 else [],
        "passed_on": _passed_on(answers),
        "retracted": sum(answer.is_taken_back for answer in answers),
        "summary": summary,
        "drawing": mark_safe(summaries.timeline(answers)),  # noqa: S308 - charts escape every word
    }
    return render(request, "people/person.html", context)


def _passed_on(answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Sources that passed on what another said, each with that other, where no shared rows say so."""
    pairs = ((answer.document.source.name, answer.counts_as) for answer in answers if answer.counts_as)
    return list(dict.fromkeys(pairs))
