"""The page of pictures that came in again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.findings.explaining import explainable, subject_of_finding
from khabar.register.findings.pictures import repeated

PAGE = 50


@needs(Right.READ)
@require_safe
def repeated_pictures(request: HttpRequest) -> HttpResponse:
    """Pairs of documents that show the same image, with where each came from and when."""
    page = Paginator(repeated(), PAGE).get_page(request.GET.get("page"))
    subjects = [subject_of_finding("pictures", one.earlier.public_id, one.later.public_id) for one in page]
    rows = list(zip(page, explainable(subjects, request.get_full_path()), strict=True))
    return render(request, "findings/pictures.html", {"page": page, "rows": rows, "ask": ""})
