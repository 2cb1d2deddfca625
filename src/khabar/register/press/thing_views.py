"""The pages of one statement, figure or question for people who may read the register, and what is done there."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput, Credibility
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.revising import Outdated
from khabar.register.press import publishing
from khabar.register.press.comparing import floor_shown, table_of
from khabar.register.press.counts import COUNTS
from khabar.register.press.forms import ReasonForm, choice, line, to_day, to_pcode
from khabar.register.press.models import Article, Figure, Publishable, Question, Statement
from khabar.register.press.public.addresses import address_of
from khabar.register.press.questions import answers_to, candidates
from khabar.register.press.quoting import quotes
from khabar.register.press.releasing import release_shown
from khabar.register.press.showing import as_it_is, show_figure, show_statement

TABLES: dict[str, Any] = {"article": Article, "statement": Statement, "figure": Figure, "question": Question}
NUMBERS = ("low", "high")
DAYS = ("date", "since", "until")
PLACES = ("pcode", "place")


def thing_named(kind: str, public_id: str) -> Any:
    """An article, statement, figure or question by its permanent id. Raises Http404."""
    if kind not in TABLES:
        raise Http404
    return get_object_or_404(TABLES[kind], public_id=public_id)


@needs(Right.READ)
@require_safe
def thing(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """A statement, a figure or a question with its checks, its history, and whether it is public."""
    if kind == "article":
        return redirect("article", public_id)
    return thing_page(request, thing_named(kind, public_id))


def thing_page(request: HttpRequest, found: Any, refusal: str = "") -> HttpResponse:
    """The page of a statement, figure or question, and why a write was refused."""
    kind = publishing.kind_of(found)
    context = {
        "thing": found,
        "kind": kind,
        "refusal": refusal,
        "may_publish": may(request.user, Right.PUBLISH),
        "correctable": [(name, getattr(found, name)) for name in publishing.CORRECTABLE[kind]],
        **_facts(request, found),
        **latest(HISTORIES[kind], found, request.user),
    }
    return render(request, f"press/{kind}.html", context, status=400 if refusal else 200)


def _facts(request: HttpRequest, found: Any) -> dict[str, Any]:
    if isinstance(found, Statement):
        return {"shown": show_statement(found, as_it_is), "figures": found.figures.all()}
    if isinstance(found, Question):
        table = table_of(found, answers_to(found), as_it_is, is_public=False)
        release = release_shown(found.floors.first(), is_public=False)
        return {"table": table, "candidates": candidates(found), "release": release}
    shown, question = show_figure(found, as_it_is), found.question
    floor = floor_shown(question.floors.first(), is_public=False) if question else None
    return {
        "shown": shown,
        "quotes": quotes(shown, question, floor, address_of(request, found)),
        "questions": Question.objects.filter(counts=found.counts),
    }


@needs(Right.PUBLISH)
@require_POST
def publish(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Publish something, or withdraw it."""
    found = thing_named(kind, public_id)
    do = publishing.withdraw if request.POST.get("public") == "0" else publishing.publish
    return _attempt(request, found, lambda: do(found, user_of(request)))


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, kind: str, public_id: str, field: str) -> HttpResponse:
    """Say another value of one field, with the reason; the old one stays with its date."""
    found = thing_named(kind, public_id)
    if field not in publishing.CORRECTABLE[kind]:
        raise Http404
    if found.published_at and not may(request.user, Right.PUBLISH):
        return render(request, "press/refused.html", {"refusal": _("What was published is corrected by an editor.")})
    before = getattr(found, field)
    form = _form(field, request.POST or None, {"value": before})
    refusal = ""
    if form.is_valid():
        try:
            value, reason = form.cleaned_data["value"], form.cleaned_data["reason"]
            if request.POST.get("seen", "") != str(before):
                raise Outdated(
                    _("Somebody else changed this after you opened the page. Look at it again and decide anew.")
                )
            publishing.correct(found, field, value, reason, user_of(request), seen=before)
            return redirect("press-thing", kind, public_id)
        except BadInput as error:
            refusal = str(error)
    context = {"thing": found, "kind": kind, "field": field, "form": form, "before": before, "refusal": refusal}
    return render(request, "press/correct.html", context, status=400 if refusal else 200)


class ValueForm(ReasonForm):
    """One value; what it may be depends on the field."""

    field_order = ("value", "reason")

    def __init__(self, field: str, *args: Any) -> None:
        super().__init__(*args)
        self.field = field
        self.fields["value"] = _value_field(field)
        self.order_fields(self.field_order)

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        if self.field in DAYS:
            return to_day(value)
        return to_pcode(value) if self.field in PLACES else value


def _form(field: str, posted: Any, initial: dict[str, Any]) -> ValueForm:
    form = ValueForm(field, posted)
    form.initial = initial
    return form


def _value_field(field: str) -> forms.Field:
    label = _("What it is to say")
    if field in NUMBERS:
        return forms.IntegerField(label=label, min_value=0, max_value=10**12, required=False)
    if field == "counts":
        return forms.ChoiceField(label=label, choices=tuple(COUNTS.items()), widget=choice())
    if field == "credibility":
        return forms.ChoiceField(label=label, choices=[(one.value, one.value) for one in Credibility], widget=choice())
    return forms.CharField(label=label, max_length=2000, required=False, widget=line())


def _attempt(request: HttpRequest, found: Publishable, do: Any) -> HttpResponse:
    """Do something and come back; what is refused is said on the page."""
    kind = publishing.kind_of(found)
    try:
        do()
    except BadInput as error:
        if isinstance(found, Article):
            return render(request, "press/refused.html", {"refusal": str(error)}, status=400)
        return thing_page(request, thing_named(kind, found.public_id), str(error))
    return redirect("press-thing", kind, found.public_id)
