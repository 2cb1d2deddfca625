"""Pages of what was taken in: undoing it, what was rejected, and what an edition changed; both can be carried away."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any
from uuid import uuid4

from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.exports import csv_lines, write_xlsx
from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.budgets import FILES, within
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Document, Record
from khabar.register.documents.queries import newer_edition
from khabar.register.documents.resting import RESTING
from khabar.register.intake import differences
from khabar.register.intake.jobs import ask_to_undo
from khabar.register.intake.spool import folder

PAGE = 100
Cells = Sequence[object]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _document(public_id: str) -> Document:
    return get_object_or_404(Document.objects.select_related("source", "intake__follows"), public_id=public_id)


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what rests on an intake, ask why, and have it undone as a whole."""
    document, refusal = _document(public_id), ""
    if document.intake.undo_began_at:
        return redirect("document", public_id)
    if request.method == "POST":
        try:
            return redirect(
                "job", ask_to_undo(document, request.POST.get("why", "")[:1000], user_of(request)).public_id
            )
        except BadInput as error:
            refusal = str(error)
    context = {
        "document": document,
        "refusal": refusal,
        "newer": newer_edition(document),
        "resting": [(resting.label, resting.count(document)) for resting in RESTING],
    }
    return render(request, "intake/undo.html", context, status=400 if refusal else 200)


@needs(Right.READ)
@require_safe
def rejected(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every row that could not be read without guessing, with the reason and as it stands."""
    document = _document(public_id)
    page = Paginator(document.rejected_rows.all(), PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/rejected.html", {"document": document, "page": page})


@needs(Right.READ)
@within(FILES)
@require_POST
def download_rejected(request: HttpRequest, public_id: str, form: str) -> HttpResponseBase:
    """The rejected rows as a sheet."""
    document = _document(public_id)
    found = document.rejected_rows.values_list("sheet", "row", "reason", "raw")
    rows: Iterable[Cells] = found.iterator(chunk_size=2000)
    return _sheet(request, document, "rejected rows", form, [["sheet", "row", "reason", "raw"]], rows)


@needs(Right.READ)
@require_safe
def edition(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a newer edition of a list added, changed and left out."""
    document = _document(public_id)
    earlier = document.intake.follows
    if earlier is None:
        raise Http404
    shown = request.GET.get("show")
    shown = shown if shown in ("added", "changed", "gone") else "changed"
    page = Paginator(getattr(differences, shown)(document), PAGE).get_page(request.GET.get("page"))
    old, new = differences.columns_of(earlier), differences.columns_of(document)
    context = {
        "document": document,
        "earlier": earlier,
        "counts": differences.counts(document),
        "shown": shown,
        "page": page,
        "rows": [differences.compare(*_pair(shown, item), old, new) for item in page],
        "labels": {"added": _("added"), "changed": _("changed"), "gone": _("gone")},
    }
    return render(request, "intake/edition.html", context)


def _pair(shown: str, item: Any) -> tuple[Record | None, Record | None]:
    """The record before and the record now."""
    if shown == "changed":
        return item.earlier, item.record
    return (None, item) if shown == "added" else (item, None)


@needs(Right.READ)
@within(FILES)
@require_POST
def download_edition(request: HttpRequest, public_id: str, form: str) -> HttpResponseBase:
    """The same as a sheet, one line for each cell that differs."""
    document = _document(public_id)
    return _sheet(request, document, "edition", form, [], differences.as_rows(document))


def _sheet(
    request: HttpRequest,
    document: Document,
    what: str,
    form: str,
    header: list[list[str]],
    rows: Iterable[Sequence[Any]],
) -> HttpResponseBase:
    """Rows as a file to carry away, which the audit log notes. The name of the file tells nothing."""
    if form not in ("csv", "xlsx"):
        raise Http404
    with transaction.atomic():
        audit(user_of(request), "downloaded", f"document {document.public_id}", what=what, form=form)

    def all_rows() -> Iterable[Cells]:
        """The last column says whether the document still stands, so that no copy forgets it."""
        for place, row in enumerate(chain(header, rows)):
            yield [*row, document.standing if place else "document"]

    name = f"{what.replace(' ', '-')}-{document.public_id[:8]}.{form}"
    disposition = f'attachment; filename="{name}"'
    if form == "csv":
        lines = csv_lines(all_rows())
        return StreamingHttpResponse(
            lines, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
        )
    path = folder() / uuid4().hex
    try:
        write_xlsx(path, all_rows())
        path.chmod(0o600)
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=XLSX)
    finally:
        path.unlink(missing_ok=True)
