"""The scan in which a record stands, as a picture beside the record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from khabar.register.accounts.budgets import DOCUMENTS, spend, stopped
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Record
from khabar.register.review import scans


@needs(Right.REVIEW)
@require_safe
def scan(request: HttpRequest, record: int) -> HttpResponse:
    """The page of a document of pictures that a record is of, to be read: 1600 pixels at most, without metadata.

    Counts as opening the document, once an hour. Not found where there is no picture, or it can't be decoded.
    """
    found = get_object_or_404(Record.objects.select_related("document"), pk=record)
    user = user_of(request)
    if not scans.is_scan(found.document):
        raise Http404
    if not spend(DOCUMENTS, f"user {user.pk}", f"{found.document.public_id} ", user):
        return stopped(request)
    made = scans.shown(found.document)
    if made is None:
        raise Http404
    response = HttpResponse(made.large, content_type="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="scan.jpg"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
