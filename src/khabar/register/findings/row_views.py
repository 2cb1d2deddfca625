"""Pages of rows: those that stand twice in one document, and rare spellings that stand in several."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.likening import in_order
from khabar.register.documents.models import Document, Record
from khabar.register.findings.copying import repeated_rows, spellings
from khabar.register.findings.explaining import explainable, subject_of_finding
from khabar.register.people.models import Membership

PAGE = 50


@needs(Right.READ)
@require_safe
def twice(request: HttpRequest, public_id: str) -> HttpResponse:
    """The rows of a document that name somebody again and say nothing else of them."""
    document = get_object_or_404(Document.objects.select_related("source"), public_id=public_id, intake__is_done=True)
    page = Paginator(repeated_rows(settings.HOME, document), PAGE).get_page(request.GET.get("page"))
    keys = list(in_order(document).values_list("pk", flat=True)) if page.object_list else []
    pairs = [(keys[one], keys[other]) for one, other in page if other < len(keys)]
    wanted = {key for pair in pairs for key in pair}
    records = Record.objects.in_bulk(wanted)
    persons = dict(Membership.objects.filter(record__in=wanted).values_list("record_id", "person_id"))
    pairs_shown = [
        (records[one], records[other], persons.get(one) == persons.get(other))
        for one, other in pairs
        if one in records and other in records
    ]
    subjects = [subject_of_finding("twice", one.pk, other.pk) for one, other, _is_one in pairs_shown]
    found = explainable(subjects, request.get_full_path())
    rows = [(*row, finding) for row, finding in zip(pairs_shown, found, strict=True)]
    return render(request, "findings/twice.html", {"document": document, "page": page, "rows": rows})


@needs(Right.READ)
@require_safe
def odd(request: HttpRequest) -> HttpResponse:
    """Rare spellings, beside which a frequent one stands, that several documents share."""
    page = Paginator(spellings(settings.HOME), PAGE).get_page(request.GET.get("page"))
    wanted = {key for one in page for key in one["records"]}
    records = Record.objects.select_related("document__source").in_bulk(wanted)
    subjects = [subject_of_finding("spelling", one["word"], one["usual"], *one["records"]) for one in page]
    found = explainable(subjects, request.get_full_path())
    rows = [
        (one, [records[key] for key in one["records"] if key in records], finding)
        for one, finding in zip(page, found, strict=True)
    ]
    return render(request, "findings/odd.html", {"page": page, "rows": rows})
