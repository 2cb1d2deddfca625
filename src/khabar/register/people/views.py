"""The page of a person. A name never stands in an address."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from khabar.register.accounts import budgets
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.bearers import known_bearers
from khabar.register.documents.copies import dependences
from khabar.register.people import queries, summaries
from khabar.register.people.answers import Answer, answer_sheet
from khabar.register.people.conflicts import conflicts_of

ROWS = 50
"""Rows of an answer sheet on one page."""


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
        "names": list(dict.fromkeys(answer.record.name for answer in answers)) or queries.names_of(found),
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
