"""One line and a few words for anything that is published: for feeds, citations, previews and lists."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.register.press.models import Article, Figure, Question, Statement
from khabar.register.press.publishing import kind_of
from khabar.register.press.showing import corrections, show_article, show_figure, show_statement
from khabar.register.press.withholding import Gate
from khabar.register.press.words import apart, bounds, counted, period

SHORT, LONG = 140, 400


@dataclass(frozen=True, slots=True)
class Titled:
    """Something public in a line and a few words, for eyes: parts of the other direction are set apart.

    `author` is who speaks or publishes, `dated` when they did (EDTF).
    """

    kind: str
    public_id: str
    title: str
    summary: str
    author: str
    outlet: str
    dated: str
    published: datetime
    updated: datetime


def gate_of(thing: Any) -> Gate:
    """The gate that the words of a thing go through."""
    if isinstance(thing, Article):
        return Gate(thing)
    return Gate(thing.article if isinstance(thing, Statement | Figure) else None)


def question_title(question: Question) -> str:
    """What is asked, in the language in use, else in the other."""
    both = (question.title_ar, question.title_en)
    first, second = both if get_language() == "ar" else reversed(both)
    return first or second


def titled(thing: Any) -> Titled:
    """A public article, statement, figure or question in a line and a few words, as far as its gate lets through."""
    gate = gate_of(thing)
    title, summary, author, outlet, dated = _words(thing, gate)
    said = corrections(thing, gate.shown, thing.published_at)
    return Titled(
        kind_of(thing),
        thing.public_id,
        _cut(title, SHORT),
        _cut(summary, LONG),
        author,
        outlet,
        dated,
        thing.published_at,
        max([one.at for one in said] + [thing.published_at]),
    )


def _words(thing: Any, gate: Gate) -> tuple[str, str, str, str, str]:
    if isinstance(thing, Article):
        article = show_article(thing, gate.shown)
        by = article.office or article.outlet or article.source
        summary = _("An article: who said what in it, through whom, with which figures.")
        return apart(article.title or by), summary, by, article.outlet, article.date
    if isinstance(thing, Statement):
        told = show_statement(thing, gate.shown)
        title = f"{apart(told.speaker)}: {_quoted(told.text)}"
        return title, apart(told.text), told.speaker, told.article.outlet, told.article.date
    if isinstance(thing, Figure):
        figure = show_figure(thing, gate.shown)
        number = f"{_quoted(figure.text)} ({bounds(figure)}) – {counted(figure.counts)}"
        facts = number, period(figure.since, figure.until), apart(figure.where), apart(figure.scope)
        summary = " · ".join(filter(None, facts))
        return f"{apart(figure.speaker)}: {number}", summary, figure.speaker, figure.article.outlet, figure.article.date
    question, scope = apart(gate.shown(question_title(thing))), apart(gate.shown(thing.scope))
    about = " · ".join(filter(None, (counted(thing.counts), period(thing.since, thing.until), scope)))
    return question, about, "", "", thing.until


def _cut(text: str, most: int) -> str:
    """A text of no more letters; what is set apart in it ends where it is cut."""
    cut = Truncator(text).chars(most)
    return cut + "\u2069" * (cut.count("\u2068") - cut.count("\u2069"))


def _quoted(text: str) -> str:
    return f"“{apart(text)}”"
