"""Articles, statements and figures as pages show them: every word that stands in a document went through a gate.

Templates of public pages get these values and nothing else, so that no name can reach them by another way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from khabar import model
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.models import Revision
from khabar.register.documents.revising import subject_of
from khabar.register.press.models import Article, Figure, Publishable, Statement

Words = Callable[[str], str]
"""What a text is shown as: `Gate.shown` for the public, the text itself inside."""


def as_it_is(text: str) -> str:
    """The text itself, for pages of people who may read the register."""
    return text


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that was said otherwise: when, what, both values and why."""

    at: datetime
    field: str
    before: Any
    after: Any
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """What an article says of itself, with the rating of its source and whether its document still stands."""

    public_id: str
    title: str
    outlet: str
    office: str
    date: str
    language: str
    byline: str
    editor: str
    translated: str
    address: str
    disclaimers: tuple[str, ...]
    source: str
    reliability: str
    standing: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class StatementShown:
    """Who said what, with the chain from the speaker to the source that the register had it from."""

    public_id: str
    name: str
    role: str
    organisation: str
    verb: str
    quoted: bool
    text: str
    marks: tuple[str, ...]
    credibility: str
    chain: tuple[model.Hop, ...]
    article: ArticleShown
    is_public: bool

    @property
    def speaker(self) -> str:
        """One line. Ex: "Rami Odeh, spokesman, Harbour Committee"."""
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A quantity with its bounds, what it counts and how; `speaker` is who gave it, else the outlet or the source."""

    public_id: str
    text: str
    low: int | None
    high: int | None
    counts: str
    who: str
    by: str
    where: str
    pcode: str
    since: str
    until: str
    scope: str
    definition: str
    method: str
    speaker: str
    chain: tuple[model.Hop, ...]
    article: ArticleShown
    statement: StatementShown | None
    is_public: bool


def show_article(article: Article, words: Words) -> ArticleShown:
    """Ask with `document__source` selected, or it is looked up."""
    source = article.document.source
    names = ("title", "outlet", "office", "byline", "editor", "translated")
    said = {name: words(getattr(article, name)) for name in names}
    return ArticleShown(
        public_id=article.public_id,
        date=article.date,
        language=article.language,
        address=article.address,
        disclaimers=tuple(words(one["text"]) for one in article.disclaimers),
        source=words(source.name),
        reliability=source.reliability,
        standing=article.document.standing,
        is_public=article.is_public,
        **said,
    )


def show_statement(one: Statement, words: Words, article: ArticleShown | None = None) -> StatementShown:
    """A statement; `article` where it was shown already."""
    said = {name: words(getattr(one, name)) for name in ("name", "role", "organisation", "verb", "text")}
    return StatementShown(
        public_id=one.public_id,
        quoted=one.quoted,
        marks=tuple(one.marks),
        credibility=one.credibility,
        chain=_chain(own_chain(one), one.article, words),
        article=article or show_article(one.article, words),
        is_public=one.is_public,
        **said,
    )


def own_chain(one: Statement) -> tuple[model.Hop, ...]:
    """From the speaker, as people say now who that is, to the outlet; of what was entered by hand, by way of both."""
    found = chain_from_rows(one.chain)
    usual = model.HopKind.OFFICIAL if one.role or one.organisation else model.HopKind.HEARSAY
    speaker = model.Hop(one.name or one.role or one.organisation, found[0].kind if found else usual)
    if found:
        return (speaker, *found[1:])
    article = one.article
    ways = (article.office, model.HopKind.OFFICIAL), (article.outlet, model.HopKind.PUBLISHED)
    return (speaker, *(model.Hop(bearer, kind) for bearer, kind in ways if bearer))


def show_figure(one: Figure, words: Words, article: ArticleShown | None = None) -> FigureShown:
    """A figure; `article` where it was shown already."""
    article = article or show_article(one.article, words)
    names = ("text", "who", "by", "where", "scope", "definition", "method")
    said = {name: words(getattr(one, name)) for name in names}
    statement = show_statement(one.statement, words, article) if one.statement else None
    outlet = model.Hop(one.article.outlet, model.HopKind.PUBLISHED)
    own = (outlet,) if one.article.outlet else ()
    return FigureShown(
        public_id=one.public_id,
        low=one.low,
        high=one.high,
        counts=one.counts,
        pcode=one.pcode,
        since=one.since,
        until=one.until,
        speaker=statement.speaker if statement else article.office or article.outlet or article.source,
        chain=statement.chain if statement else _chain(own, one.article, words),
        article=article,
        statement=statement,
        is_public=one.is_public,
        **said,
    )


def _chain(own: Sequence[model.Hop], article: Article, words: Words) -> tuple[model.Hop, ...]:
    """The statement's own hops, then the document's; a bearer that is both stands once."""
    later = chain_from_rows(article.document.chain)
    if own and later and own[-1].bearer == later[0].bearer:
        own = own[:-1]
    hops = model.chain(later, tuple(own))
    return tuple(replace(hop, bearer=words(hop.bearer), unsure=words(hop.unsure)) for hop in hops)


def corrections(thing: Publishable, words: Words, since: datetime | None = None) -> list[Correction]:
    """What was said otherwise of it, the latest first; for the public, since it was published."""
    found = Revision.objects.filter(subject=subject_of(thing)).order_by("-pk")
    return [
        Correction(one.at, one.field, _shown(one.before, words), _shown(one.after, words), words(one.reason))
        for one in (found.filter(at__gte=since) if since else found)
    ]


def _shown(value: Any, words: Words) -> Any:
    return words(value) if isinstance(value, str) else value
