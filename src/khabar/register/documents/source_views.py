"""Pages of sources and lists: who publishes, how far they are relied on and why, and what they published."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.forms import ReliabilityForm
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Document, RecordList, Source
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
        "lists": RecordList.objects.filter(records__document__source=found).distinct().order_by("name")[:PAGE],
        **latest(HISTORIES["source"], found, request.user),
        "refusal": refusal,
    }
    return render(request, "documents/source.html", context, status=400 if refusal else 200)


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


@needs(Right.READ)
@require_safe
def record_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """One list: its documents in the order they came, with their sources and counts."""
    found = get_object_or_404(RecordList, public_id=public_id)
    documents = Document.objects.filter(records__list=found).distinct().select_related("source", "intake")
    page = Paginator(documents.order_by("received_at", "pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "documents/list.html", {"list": found, "page": page})
