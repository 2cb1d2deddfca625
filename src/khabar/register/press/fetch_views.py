"""Asking for an article by its address, and the page that says what came."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.press.fetching import ask_to_fetch
from khabar.register.press.forms import AddressForm, PasteForm
from khabar.register.press.models import Fetch
from khabar.register.press.views import paste_page


@needs(Right.TAKE_IN)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Let the worker fetch an article. Where the register may fetch nothing, this page does not exist."""
    if not settings.HOME.web.fetch:
        raise Http404
    form, refusal = AddressForm(request.POST), ""
    if form.is_valid():
        try:
            asked = ask_to_fetch(form.cleaned_data["address"], form.cleaned_data["source"], user_of(request))
            return redirect("fetched", asked.public_id)
        except BadInput as error:
            refusal = str(error)
    return paste_page(request, PasteForm(), form, refusal)


@needs(Right.TAKE_IN)
@require_safe
def fetched(request: HttpRequest, public_id: str) -> HttpResponse:
    """How it stands with an article that was asked for; when it is there, the article."""
    return _show(request, public_id, "press/fetched.html")


@needs(Right.TAKE_IN)
@require_safe
def now(request: HttpRequest, public_id: str) -> HttpResponse:
    """The part of that page that changes, for the page to ask for again and again."""
    return _show(request, public_id, "press/_fetched.html")


def _show(request: HttpRequest, public_id: str, template: str) -> HttpResponse:
    asked = get_object_or_404(Fetch.objects.select_related("article__document", "by"), public_id=public_id)
    context = {"asked": asked, "has_worker": settings.HOME.has_worker(), "watched": asked.state == Fetch.State.WAITING}
    return render(request, template, context)
