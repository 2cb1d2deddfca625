"""Every pair that a link run would change, page by page, nothing counted."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.analysis.compared_pairs import WORDS, shown
from khabar.register.analysis.models import LinkRun

A_PAGE = 50
LAST = 10**9


@needs(Right.ANALYSE)
@require_safe
def pairs(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Pairs of one kind, from the place that the address names on."""
    run = get_object_or_404(LinkRun, public_id=public_id)
    if kind not in WORDS:
        raise Http404
    start = 0
    with suppress(ValueError):
        start = min(max(int(request.GET.get("from", "0")), 0), LAST)
    many = run.changes.get("pairs", {}).get(kind, 0)
    context = {
        "run": run,
        "words": WORDS[kind],
        "pairs": shown(run, kind, start, A_PAGE),
        "earlier": max(start - A_PAGE, 0) if start else None,
        "following": start + A_PAGE if start + A_PAGE < many else None,
    }
    return render(request, "analysis/pairs.html", context)
