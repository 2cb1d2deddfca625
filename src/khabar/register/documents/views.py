"""Pages of documents: which there are, and what stands in one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.readers import versions
from khabar.register.accounts.budgets import DOCUMENTS, within
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.bearers import known_bearers
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.copies import dependences_of
from khabar.register.documents.models import Document
from khabar.register.documents.queries import newer_edition, record_page, table_asked

BY_HAND = 500
"""How many records that were entered by hand a page shows."""


@needs(Right.READ)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that the register holds, the latest first."""
    page = Paginator(Document.objects.select_related("source", "intake"), 50).get_page(request.GET.get("page"))
    return render(request, "documents/documents.html", {"page": page})


@needs(Right.READ)
@within(DOCUMENTS, "public_id")
@require_safe
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """One document: what it is, how it was read, its records or paragraphs, rejected rows and custody."""
    found = get_object_or_404(
        Document.objects.select_related("source", "intake__follows", "intake__undone_by"), public_id=public_id
    )
    tables = list(found.tables.all())
    record = found.records.filter(pk=_number(request, "record")).first()
    table = table_asked(tables, request.GET.get("table", ""), record)
    row = record.row if record else _number(request, "row")
    context = {
        "document": found,
        "tables": tables,
        "table": table,
        "columns": list(zip(table.headers, table.fields, table.sureness, strict=True)) if table else [],
        "chain": chain_from_rows(found.chain),
        "known": known_bearers([chain_from_rows(found.chain)]),
        "by_hand": found.records.filter(row=0)[:BY_HAND],
        "page": record_page(found, table.sheet if table else "", row),
        "row": row,
        "rejected": found.rejected_rows.all()[:200],
        "blocks": found.text_blocks.all(),
        "newer_edition": newer_edition(found),
        "copied": dependences_of(found)[:BY_HAND],
        "custody": found.custody_entries.select_related("actor"),
    }
    return render(request, "documents/document.html", context)


@needs(Right.READ)
@require_safe
def unread(request: HttpRequest, public_id: str, field: str) -> HttpResponse:
    """The words of one field of a document that could not be read, with the reason and how often each stands there."""
    found = get_object_or_404(Document.objects.select_related("intake"), public_id=public_id)
    if field not in found.intake.tally:
        raise Http404
    page = Paginator(found.unread_values.filter(field=field), 100).get_page(request.GET.get("page"))
    context = {"document": found, "field": field, "counts": found.intake.tally[field], "page": page}
    return render(request, "documents/unread.html", context)


@needs(Right.READ)
@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """Whose data the register reads values with, and under which licence."""
    return render(request, "documents/about_the_data.html", {"versions": versions()})


def _number(request: HttpRequest, name: str) -> int:
    """A whole number in the address; 0 when it is none."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
