"""Pages of the search. A name never stands in an address: a search is posted, and its results have an opaque one."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.register.accounts import budgets
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.sealing import Unreadable
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Source
from khabar.register.people.models import SEARCH_LIFE, SavedSearch, Search
from khabar.register.people.search_actions import forget_search, keep_search, opened, run_again, save_search
from khabar.register.people.search_forms import SearchForm
from khabar.register.people.searching.hits import look_up
from khabar.register.people.searching.question import Question
from khabar.register.people.tasks import ask_to_make_searchable

SOURCES = 200
"""So many names of sources are offered."""


def _sources() -> list[str]:
    return list(Source.objects.order_by("name").values_list("name", flat=True)[:SOURCES])


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Ask for somebody."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = user_of(request)
        if not budgets.spend(budgets.SEARCHES, f"user {user.pk}", actor=user):
            return budgets.stopped(request)
        return redirect("results", keep_search(user, form.question).public_id)
    return render(request, "people/search.html", {"form": form, "sources": _sources()})


def _asked(request: HttpRequest, public_id: str) -> Search:
    alive = timezone.now() - SEARCH_LIFE
    return get_object_or_404(Search, public_id=public_id, at__gt=alive, user=user_of(request))


@needs(Right.READ)
@require_safe
def results(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who the register knows that fits what was asked; only for who asked."""
    asked = Question.from_text(_asked(request, public_id).text)
    found = look_up(asked, request.GET.get("after", ""))
    if found.lacking:
        ask_to_make_searchable()
    form = SearchForm(initial=asdict(asked))
    context = {"form": form, "asked": asked, "found": found, "sources": _sources(), "search": public_id}
    return render(request, "people/results.html", context)


@needs(Right.READ)
@require_POST
def save(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what was asked, to be run again."""
    asked = Question.from_text(_asked(request, public_id).text)
    save_search(asked, request.POST.get("label", "")[:200], user_of(request))
    return redirect("saved-searches")


@needs(Right.READ)
@require_safe
def saved_searches(request: HttpRequest) -> HttpResponse:
    """What the user keeps to run again."""
    rows = []
    for saved in SavedSearch.objects.filter(user=user_of(request)):
        try:
            label, asked = opened(saved)
        except Unreadable:
            label, asked = _("This search was saved with another key of the register. Forget it."), None
        rows.append((saved, label, SearchForm(initial=asdict(asked)) if asked else None))
    return render(request, "people/saved_searches.html", {"rows": rows})


def _saved(request: HttpRequest, public_id: str) -> SavedSearch:
    return get_object_or_404(SavedSearch, public_id=public_id, user=user_of(request))


@needs(Right.READ)
@require_POST
def run_saved(request: HttpRequest, public_id: str) -> HttpResponse:
    """Run a saved search again, of everybody or only of who is new."""
    saved, user = _saved(request, public_id), user_of(request)
    if not budgets.spend(budgets.SEARCHES, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    try:
        return redirect("results", run_again(saved, user, only_new=request.POST.get("only") == "new").public_id)
    except Unreadable:
        return redirect("saved-searches")


@needs(Right.READ)
@require_POST
def forget_saved(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a saved search out."""
    forget_search(_saved(request, public_id), user_of(request))
    return redirect("saved-searches")
