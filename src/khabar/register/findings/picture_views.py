"""The page of pictures that came in again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.findings.pictures import repeated

PAGE = 50


@needs(Right.READ)
@require_safe
def repeated_pictures(request: HttpRequest) -> HttpResponse:
    """Pairs of documents that show the same image, with where each came from and when."""
    page = Paginator(repeated(), PAGE).get_page(request.GET.get("page"))
    return render(request, "findings/pictures.html", {"page": page, "ask": ""})
