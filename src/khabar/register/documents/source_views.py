"""Pages of sources and lists: who publishes, how far they are relied on and why, and what they published."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.bearers import (
    THROUGH,
    documents_through,
    known_bearers,
    names_of_source,
    rule_on_bearer,
    suggested_bearers,
)
from khabar.register.documents.beside import beside
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.copies import dependences_of
from khabar.register.documents.forms import ReliabilityForm
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Document, RecordList, Source, Standing
from khabar.register.documents.revising import revise

PAGE = 50


@needs(Right.READ)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with its rating and how much it published."""
    found = Source.objects.annotate(published=Count("documents")).order_by("name")
    return render(request, "documents/sources.html", {"page": Paginator(found, PAGE).get_page(request.GET.get("page"))})


@needs(Right.READ)
@require_safe
def source(request: HttpRequest, public_id: str) -> HttpResponse:
    """One source: its rating with history, the documents and lists that came from it."""
    return _source(request, get_object_or_404(Source, public_id=public_id))


def _source(request: HttpRequest, found: Source, refusal: str = "") -> HttpResponse:
    documents = Document.objects.filter(source=found).select_related("intake")
    context = {
        "source": found,
        "form": ReliabilityForm(initial={"reliability": found.reliability, "seen": found.reliability}),
        "page": Paginator(documents, PAGE).get_page(request.GET.get("page")),
        "bearers": _bearers(found),
        "copied": dependences_of(found)[:PAGE],
        "bearer_names": found.bearer_names.all(),
        "suggested": suggested_bearers(found) if may(request.user, Right.REVIEW) else [],
        "through": documents_through(found)[:PAGE],
        "claims_through": [claims for kind in THROUGH for claims in kind(names_of_source(found))],
        "lists": RecordList.objects.filter(records__document__source=found).distinct().order_by("name")[:PAGE],
        **latest(HISTORIES["source"], found, request.user),
        "refusal": refusal,
    }
    return render(request, "documents/source.html", context, status=400 if refusal else 200)


def _bearers(found: Source) -> list[tuple[str, str, int]]:
    """From whom a source has what it published: each bearer that its documents name, its page, and in how many."""
    chains = [chain_from_rows(rows) for rows in Document.objects.filter(source=found).values_list("chain", flat=True)]
    counted = Counter(hop.bearer for chain in chains for hop in chain if hop.bearer != found.name)
    known = known_bearers(chains)
    return [(bearer, known.get(bearer, ""), count) for bearer, count in counted.most_common()]


@needs(Right.REVIEW)
@require_http_methods(["POST"])
def rate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Rate a source, with a reason."""
    found = get_object_or_404(Source, public_id=public_id)
    form = ReliabilityForm(request.POST)
    if not form.is_valid():
        return _source(request, found, " ".join(str(message) for errors in form.errors.values() for message in errors))
    said = form.cleaned_data
    try:
        revise(found, "reliability", said["reliability"], said["reason"], user_of(request), seen=said["seen"])
    except BadInput as error:
        return _source(request, found, str(error))
    return redirect("source", public_id)


@needs(Right.REVIEW)
@require_http_methods(["POST"])
def rule_on_name(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say whether words of attribution chains name a source; they are posted, and stand in no address."""
    found = get_object_or_404(Source, public_id=public_id)
    text, is_meant = request.POST.get("text", ""), request.POST.get("do") == "confirm"
    try:
        rule_on_bearer(found, text, is_meant, request.POST.get("reason", "")[:2000], user_of(request))
    except BadInput as error:
        return _source(request, found, str(error))
    return redirect("source", public_id)


@needs(Right.READ)
@require_safe
def record_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """One list: its documents in the order they came, with their sources and counts, and its history."""
    found = get_object_or_404(RecordList, public_id=public_id)
    documents = Document.objects.filter(pk__in=found.records.order_by().values("document"))
    whole = documents.select_related("source", "intake")
    page = Paginator(whole.order_by("received_at", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "list": found,
        "page": page,
        "records": found.records.count(),
        "sources": Source.objects.filter(documents__in=documents).distinct().order_by("name"),
        "retracted": documents.filter(standing=Standing.RETRACTED).count(),
        "copied": dependences_of(found)[:PAGE],
        "beside": beside(found),
        **latest(HISTORIES["list"], found, request.user),
    }
    return render(request, "documents/list.html", context)
