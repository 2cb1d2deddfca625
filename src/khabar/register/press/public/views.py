"""Pages for everybody of what people published. What was never published does not exist here."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khabar.register.mail.actions import can_send
from khabar.register.press.comparing import floor_shown, table_of
from khabar.register.press.models import Article, Figure, Question, Statement
from khabar.register.press.public import citing
from khabar.register.press.public.addresses import address_of
from khabar.register.press.public.listing import NEEDED, TABLES, latest
from khabar.register.press.public.related import read_also
from khabar.register.press.public.titles import gate_of, question_title, titled
from khabar.register.press.questions import answers_to
from khabar.register.press.quoting import quotes
from khabar.register.press.releasing import release_shown
from khabar.register.press.showing import corrections, show_article, show_figure, show_statement
from khabar.register.press.withholding import Gate

SHOWN = 100


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """What was published lately."""
    return render(request, "press/public/public.html", {"entries": [titled(thing) for thing in latest(SHOWN)]})


def published(kind: str, public_id: str) -> Any:
    """Something that was ever published. Raises Http404."""
    if kind not in TABLES:
        raise Http404
    found = TABLES[kind].objects.filter(public_id=public_id, published_at__isnull=False)
    found = found.select_related(*NEEDED[kind]).first() if NEEDED[kind] else found.first()
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def thing(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """One published article, statement, figure or question; withdrawn, it says since when and no more."""
    found = published(kind, public_id)
    if not found.is_public:
        return render(request, "press/public/withdrawn.html", {"day": found.withdrawn_at}, status=410)
    gate, head = gate_of(found), titled(found)
    address = address_of(request, found)
    context = {
        "kind": kind,
        "for_robots": settings.HOME.web.robots,
        "head": head,
        "address": address,
        "citation": citing.plain(head, address),
        "may_recommend": can_send(),
        "corrections": corrections(found, gate.shown, found.published_at),
        **_facts(found, gate, address),
    }
    page = render(request, f"press/public/{kind}.html", context)
    if settings.HOME.web.robots:
        page.headers["X-Robots-Tag"] = "all"
    return page


def _facts(found: Any, gate: Gate, address: str) -> dict[str, Any]:
    """What the page of each kind shows, through the gate."""
    words = gate.shown
    if isinstance(found, Article):
        shown = show_article(found, words)
        said = found.statements.filter(published_at__isnull=False, withdrawn_at=None).select_related(
            "article__document"
        )
        given = found.figures.filter(published_at__isnull=False, withdrawn_at=None)
        given = given.select_related("article__document__source", "statement__article__document")
        return {
            "article": shown,
            "statements": [show_statement(one, words, shown) for one in said],
            "figures": [show_figure(one, words, shown) for one in given],
            "related": read_also(found),
        }
    if isinstance(found, Statement):
        told = show_statement(found, words)
        given = found.figures.filter(published_at__isnull=False, withdrawn_at=None)
        given = given.select_related("article__document__source", "statement__article__document")
        return {
            "shown": told,
            "article": told.article,
            "figures": [show_figure(one, words, told.article) for one in given],
        }
    if isinstance(found, Figure):
        return _figure_facts(found, gate, address)
    return {
        "title": words(question_title(found)),
        "definition": words(found.definition),
        **_question_facts(found, gate),
    }


def _figure_facts(found: Figure, gate: Gate, address: str) -> dict[str, Any]:
    shown = show_figure(found, gate.shown)
    question = found.question if found.question and found.question.is_public else None
    floor = floor_shown(question.floors.first(), is_public=True) if question else None
    facts: dict[str, Any] = {
        "shown": shown,
        "article": shown.article,
        "quotes": quotes(shown, question, floor, address),
        "asked": question,
    }
    if question:
        facts |= {"title": gate.shown(question_title(question)), **_question_facts(question, gate, only=found)}
    return facts


def _question_facts(question: Question, gate: Gate, only: Figure | None = None) -> dict[str, Any]:
    """The table of a question's public figures; each of another article goes through the gate of that one too."""
    figures = [one for one in answers_to(question) if one.is_public]
    through_all = Gate(*([only.article] if only else [None]), *(one.article for one in figures))
    table = table_of(question, figures, through_all.shown, is_public=True)
    return {
        "question": question,
        "table": table,
        "release": release_shown(question.floors.first(), is_public=True),
        "scope": gate.shown(question.scope),
        "row": next((row for row in table.rows if only and row.figure.public_id == only.public_id), None),
    }


@login_not_required
@require_safe
def cite(request: HttpRequest, kind: str, public_id: str, form: str) -> HttpResponse:
    """A citation to carry away: "bib" or "json"."""
    found = published(kind, public_id)
    if not found.is_public or form not in ("bib", "json"):
        raise Http404
    head, address = titled(found), address_of(request, found)
    name = {"Content-Disposition": f'attachment; filename="{kind}-{public_id[:8]}.{form}"'}
    if form == "json":
        answer = JsonResponse(citing.csl(head, address), safe=False, json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = name["Content-Disposition"]
        return answer
    return HttpResponse(citing.bibtex(head, address), content_type="application/x-bibtex; charset=utf-8", headers=name)
