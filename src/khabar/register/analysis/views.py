"""Pages of link runs: start one, see what it would change, accept or reject it."""

from contextlib import suppress
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from khabar.linkage.choosing import recipe_named, recipe_names
from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.analysis import actions, tasks
from khabar.register.analysis.cache import in_force
from khabar.register.analysis.compared_pairs import FIRST, WORDS, shown
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.recipes import told
from khabar.register.documents.models import Document, Standing
from khabar.register.home import Busy
from khabar.register.people.models import Membership, Person
from khabar.register.review.sampling import checked

SHOWN = 50
"""Merges and splits that a page shows of each."""

REFUSED: dict[str, Promise] = {
    "few": _("fewer than 50 of the pairs drawn have been judged"),
    "few in a stratum": _("of some range of probability fewer than 5 have been judged"),
    "unsure": _("of more than a fifth of the pairs nobody could tell, and these may be the hard ones"),
}
"""Why nothing is said of precision and recall."""


def _look_after() -> None:
    """Say of what a killed command left that it is broken off, unless something is under way."""
    if not actions.of_commands().exists():
        return
    with suppress(Busy), settings.HOME.writing("looking after link runs"):
        actions.break_off()


@needs(Right.ANALYSE)
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """Every link run, the latest first."""
    _look_after()
    return _runs(request)


def _runs(request: HttpRequest, refusal: str = "") -> HttpResponse:
    context = {
        "page": Paginator(LinkRun.objects.select_related("actor"), 50).get_page(request.GET.get("page")),
        "has_worker": settings.HOME.has_worker(),
        "recipes": recipe_names(settings.HOME.recipes),
        "refusal": refusal,
    }
    return render(request, "analysis/runs.html", context, status=400 if refusal else 200)


@needs(Right.ANALYSE)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Let the background worker compute a link run, of what is new or of everything, then perhaps by a recipe."""
    is_anew, name = request.POST.get("do") == "anew", request.POST.get("recipe", "")
    try:
        recipe = recipe_named(name, settings.HOME.recipes).plain() if is_anew and name else None
    except BadInput as refusal:
        return _runs(request, str(refusal))
    run = actions.begin_run(user_of(request), anew=is_anew, recipe=recipe)
    tasks.link.enqueue(run.pk)
    return redirect("run", run.public_id)


@needs(Right.ANALYSE)
@require_safe
def run(request: HttpRequest, public_id: str) -> HttpResponse:
    """One link run: how far it is, its counts, and what it would change or has changed."""
    _look_after()
    return _run(request, get_object_or_404(LinkRun.objects.select_related("actor", "decided_by"), public_id=public_id))


def _run(request: HttpRequest, found: LinkRun, refusal: str = "") -> HttpResponse:
    merges = found.changes.get("merges", [])[:SHOWN]
    splits = found.changes.get("splits", [])[:SHOWN]
    known = _persons({person for persons in merges for person in persons} | {person for person, *_parts in splits})
    unmet = found.changes.get("unmet_pairs", [])[:SHOWN]
    names = _names({record for _person, *parts in splits for part in parts for record in part} | {*chain(*unmet)})
    runs = in_force()
    counts = found in runs
    quality = checked() if counts else None
    context = {
        "run": found,
        "counts": counts,
        "checked": quality,
        "checked_refused": [REFUSED[why] for why in quality.quality.refused] if quality else [],
        "is_open": found.state in (RunState.WAITING, RunState.RUNNING),
        "is_proposed": found.state == RunState.PROPOSED,
        "may_be_taken_back": found in runs[-1:],
        "percent": int(100 * found.done / found.total) if found.total else 0,
        "has_worker": settings.HOME.has_worker(),
        "merges": [[known[person] for person in persons if person in known] for persons in merges],
        "splits": [
            (known.get(person), [[names.get(record, "") for record in part] for part in parts])
            for person, *parts in splits
        ],
        "unmet": [[(record, names[record]) for record in pair if record in names] for pair in unmet],
        "retracted": _retracted(found),
        "recipe": told(settings.HOME, found, runs[-1] if runs and found.state == RunState.PROPOSED else None),
        "pairs": [
            (kind, WORDS[kind], many, shown(found, kind, 0, FIRST))
            for kind, many in found.changes.get("pairs", {}).items()
            if many
        ],
        "refusal": refusal,
    }
    return render(request, "analysis/run.html", context, status=400 if refusal else 200)


def _retracted(run: LinkRun) -> list[Document]:
    """The retracted documents that the register held when the run was begun: it was computed with their records."""
    held = Document.objects.filter(standing=Standing.RETRACTED, received_at__lt=run.at, intake__undo_began_at=None)
    return list(held.order_by("pk"))


def _persons(keys: set[int]) -> dict[int, dict[str, Any]]:
    """Persons by key, each with its permanent id and its names."""
    names: dict[int, dict[str, None]] = {}
    for key, name in Membership.objects.filter(person__in=keys).values_list("person_id", "record__name"):
        names.setdefault(key, {})[name] = None
    found = Person.objects.filter(pk__in=keys).values_list("pk", "public_id")
    return {key: {"public_id": public_id, "names": list(names.get(key, {}))} for key, public_id in found}


def _names(records: set[int]) -> dict[int, str]:
    return dict(Membership.objects.filter(record__in=records).values_list("record_id", "record__name"))


@needs(Right.ANALYSE)
@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accept a proposed run, reject it, or take back the latest that was accepted."""
    found = get_object_or_404(LinkRun, public_id=public_id)
    try:
        if request.POST.get("do") == "accept":
            with settings.HOME.writing("accepting a link run"):
                actions.accept(settings.HOME, found, user_of(request))
        elif request.POST.get("do") == "take back":
            with settings.HOME.writing("taking back a link run"):
                actions.take_back(found, request.POST.get("reason", ""), user_of(request))
        else:
            actions.reject(found, user_of(request))
    except BadInput as refusal:
        return _run(request, found, str(refusal))
    return redirect("run", public_id)
