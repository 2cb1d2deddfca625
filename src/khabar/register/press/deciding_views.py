"""Where a person accepts, changes or rejects what was found, and enters what was not."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.press import actions
from khabar.register.press.convert import figure_columns, statement_columns
from khabar.register.press.forms import Facts, FigureForm, StatementForm
from khabar.register.press.models import Finding, Kind
from khabar.register.press.views import article_named, article_page

FORMS: Mapping[str, type[Facts]] = {Kind.STATEMENT: StatementForm, Kind.FIGURE: FigureForm}


def _finding(key: int) -> Finding:
    return get_object_or_404(Finding.objects.select_related("article__document__intake"), pk=key)


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, key: int) -> HttpResponse:
    """Accept a suggested statement or figure with changes."""
    found = _finding(key)
    if found.kind not in FORMS:
        raise Http404
    columns = statement_columns(found) if found.kind == Kind.STATEMENT else figure_columns(found)
    form = FORMS[found.kind](request.POST or None, initial={**columns, "text": found.text})
    refusal = ""
    if form.is_valid():
        try:
            _accept(found, form.facts(), user_of(request))
            return _back(found)
        except BadInput as error:
            refusal = str(error)
    context = {"finding": found, "article": found.article, "form": form, "refusal": refusal}
    return render(request, "press/finding.html", context, status=400 if refusal else 200)


@needs(Right.TAKE_IN)
@require_POST
def accept(request: HttpRequest, key: int) -> HttpResponse:
    """Accept a suggestion as it was found."""
    return _attempt(request, key, lambda found, user: _accept(found, {}, user))


@needs(Right.TAKE_IN)
@require_POST
def reject(request: HttpRequest, key: int) -> HttpResponse:
    """Say that a suggestion is wrong, or not needed."""
    return _attempt(request, key, lambda found, user: actions.reject(found, user))


@needs(Right.TAKE_IN)
@require_POST
def reopen(request: HttpRequest, key: int) -> HttpResponse:
    """Take a decision on a suggestion back."""
    return _attempt(request, key, lambda found, user: actions.reopen(found, user))


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Enter a statement or a figure that was not found."""
    if kind not in FORMS:
        raise Http404
    article = article_named(public_id)
    form, refusal = FORMS[kind](request.POST or None), ""
    if form.is_valid():
        do = actions.add_statement if kind == Kind.STATEMENT else actions.add_figure
        try:
            do(article, form.facts(), user_of(request))
            return redirect("article", public_id)
        except BadInput as error:
            refusal = str(error)
    context = {"article": article, "form": form, "refusal": refusal, "kind": Kind(kind)}
    return render(request, "press/finding.html", context, status=400 if refusal else 200)


def _accept(found: Finding, facts: actions.Facts, user: User) -> object:
    if found.kind == Kind.STATEMENT:
        return actions.accept_statement(found, facts, user)
    return (
        actions.accept_figure(found, facts, user) if found.kind == Kind.FIGURE else actions.accept_naming(found, user)
    )


def _attempt(request: HttpRequest, key: int, do: Callable[[Finding, User], object]) -> HttpResponse:
    found = _finding(key)
    try:
        do(found, user_of(request))
    except BadInput as refusal:
        return article_page(request, article_named(found.article.public_id), str(refusal))
    return _back(found)


def _back(found: Finding) -> HttpResponse:
    """To the article, at the finding."""
    answer = redirect("article", found.article.public_id)
    answer["Location"] += f"#finding-{found.pk}"
    return answer
