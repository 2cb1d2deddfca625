"""Pages of articles: which there are, and one article with everything that was found in it."""

from uuid import uuid4

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.accounts.budgets import DOCUMENTS, within
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Document, Source
from khabar.register.documents.queries import held
from khabar.register.intake.spool import folder
from khabar.register.intake.taking_in import Wish, take_in_sealed
from khabar.register.press.forms import AddressForm, PasteForm
from khabar.register.press.highlighting import numbered, paragraphs
from khabar.register.press.models import Article, Question
from khabar.register.press.publishing import CORRECTABLE
from khabar.register.press.reading import read_document, text_of, texts
from khabar.register.press.rereading import is_read_by_older, read_again
from khabar.register.press.showing import as_it_is, show_article


@needs(Right.READ)
@require_safe
def press(request: HttpRequest) -> HttpResponse:
    """The articles that the register holds, the latest first, and what several sources count."""
    context = {
        "page": Paginator(texts(), 50).get_page(request.GET.get("page")),
        "questions": Question.objects.all()[:50],
        "may_publish": may(request.user, Right.PUBLISH),
    }
    return render(request, "press/press.html", context)


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Take in the text of an article that somebody copied: it is sealed as a document, and read."""
    return paste_page(request, PasteForm(request.POST or None), AddressForm())


def paste_page(request: HttpRequest, form: PasteForm, address: AddressForm, refusal: str = "") -> HttpResponse:
    """The page where an article is copied in, or its address is; what was typed well is taken in."""
    if form.is_valid():
        try:
            document = _take_in(form, request)
            return redirect("article", read_document(settings.HOME, document, user_of(request)).public_id)
        except BadInput as error:
            refusal = str(error)
    context = {
        "form": form,
        "refusal": refusal,
        "sources": Source.objects.order_by("name")[:1000],
        "address_form": address,
        "may_fetch": settings.HOME.web.fetch,
    }
    return render(request, "press/paste.html", context, status=400 if refusal else 200)


def _take_in(form: PasteForm, request: HttpRequest) -> Document:
    """The text as a file of the name that was said, sealed and taken in like any other. Raises BadInput."""
    said, home = form.cleaned_data, settings.HOME
    name = "".join(letter if letter.isalnum() else "-" for letter in said["title"]).strip("-") or "article"
    path = folder() / uuid4().hex
    try:
        path.write_text(said["text"].replace("\r\n", "\n"), "utf-8")
        digest, size, is_new = home.store.put(path)
    finally:
        path.unlink(missing_ok=True)
    try:
        wish = Wish(f"{name}.txt", said["source"], None, ReadOptions(), None)
        return take_in_sealed(home, digest, size, wish, actor=user_of(request)).document
    except BaseException:
        if is_new and held(digest) is None:
            home.store.discard(digest)
        raise


@needs(Right.TAKE_IN)
@require_POST
def read(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a document that the register holds."""
    document = get_object_or_404(Document.objects.select_related("intake"), public_id=public_id)
    try:
        return redirect("article", read_document(settings.HOME, document, user_of(request)).public_id)
    except BadInput as error:
        return render(request, "press/refused.html", {"refusal": str(error)}, status=400)


@needs(Right.TAKE_IN)
@require_POST
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read an article anew, with the reader of now."""
    found = article_named(public_id)
    try:
        read_again(settings.HOME, found, user_of(request))
    except BadInput as error:
        return article_page(request, found, str(error))
    answer = redirect("article", public_id)
    answer["Location"] += "#again"
    return answer


@needs(Right.READ)
@within(DOCUMENTS, "public_id")
@require_safe
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article: what it says of itself, its text with every finding at its characters, and what was made of them."""
    return article_page(request, article_named(public_id))


def article_named(public_id: str) -> Article:
    """An article with what its pages need. Raises Http404."""
    found = Article.objects.select_related("document__source", "document__intake")
    return get_object_or_404(found, public_id=public_id)


def article_page(request: HttpRequest, found: Article, refusal: str = "") -> HttpResponse:
    """The page of an article, and why a write was refused."""
    findings = found.findings.select_related("decided_by", "statement", "figure")
    marked = numbered(list(findings))
    context = {
        "article": found,
        "shown": show_article(found, as_it_is),
        "paragraphs": paragraphs(text_of(found.document), marked, found.left_out),
        "findings": marked,
        "waiting": sum(one.finding.state == "open" for one in marked),
        "by_hand": [*found.statements.filter(finding=None), *found.figures.filter(finding=None)],
        "refusal": refusal,
        "rereading": found.rereadings.first(),
        "is_read_by_older": is_read_by_older(found),
        "correctable": CORRECTABLE["article"],
        "may_publish": may(request.user, Right.PUBLISH),
        "may_publish_people": may(request.user, Right.PUBLISH_PEOPLE),
        **latest(HISTORIES["article"], found, request.user),
    }
    return render(request, "press/article.html", context, status=400 if refusal else 200)
