"""Where an administrator sees which names public pages leave out, and lets one stand on recorded grounds."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.people.models import Person
from khabar.register.press.forms import LetStandForm
from khabar.register.press.models import Article, NamedInPublic
from khabar.register.press.publishing import end_naming, let_stand
from khabar.register.press.showing import as_it_is, show_article, show_figure, show_statement
from khabar.register.press.views import article_named
from khabar.register.press.withholding import Gate, mentions


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article, the persons of the register that it may mean, and whether it is left out."""

    text: str
    persons: tuple[Person, ...]
    is_withheld: bool


@needs(Right.PUBLISH_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, public_id: str) -> HttpResponse:
    """The names of an article that may be those of people of the register; let one stand, with grounds."""
    article = article_named(public_id)
    form, refusal = LetStandForm(request.POST or None), ""
    if form.is_valid():
        said, text = form.cleaned_data, request.POST.get("name", "")[:500]
        persons = [person for one in names_in(article) if one.text == text for person in one.persons]
        try:
            where = None if said["everywhere"] else article
            let_stand(persons, where, said["grounds"], said["reason"], user_of(request))
            return redirect("press-names", public_id)
        except BadInput as error:
            refusal = str(error)
    let = NamedInPublic.objects.filter(ended_at=None).select_related("person", "by")
    found = names_in(article)
    context = {
        "article": article,
        "names": found,
        "form": form,
        "refusal": refusal,
        "let": [one for one in let if one.article_id in (None, article.pk) and _is_here(one, found)],
    }
    return render(request, "press/names.html", context, status=400 if refusal else 200)


@needs(Right.PUBLISH_PEOPLE)
@require_POST
def end(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Take back that a name may stand."""
    end_naming(get_object_or_404(NamedInPublic, pk=key), user_of(request))
    return redirect("press-names", public_id)


def _is_here(naming: NamedInPublic, found: list[Name]) -> bool:
    return any(naming.person.pk == person.pk for one in found for person in one.persons)


def names_in(article: Article) -> list[Name]:
    """Every name in what could become public of an article, each once."""
    gate, found = Gate(article), dict[str, Name]()
    for text in _texts(article):
        withheld = {(one.start, one.end) for one in gate.withheld(text)}
        for one in mentions(text):
            name = text[one.start : one.end]
            persons = tuple(Person.objects.filter(pk__in=one.persons))
            found.setdefault(name, Name(name, persons, (one.start, one.end) in withheld))
    return list(found.values())


def _texts(article: Article) -> list[str]:
    shown = show_article(article, as_it_is)
    texts = [shown.title, shown.outlet, shown.office, shown.byline, shown.editor, shown.translated, *shown.disclaimers]
    for statement in article.statements.all():
        told = show_statement(statement, as_it_is, shown)
        texts += [told.name, told.role, told.organisation, told.text]
    for figure in article.figures.all():
        quantity = show_figure(figure, as_it_is, shown)
        texts += [quantity.text, quantity.who, quantity.by, quantity.where, quantity.scope, quantity.definition]
        texts.append(quantity.method)
    return texts
