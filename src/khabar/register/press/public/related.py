"""“Read also”: other public articles, each with a word on what it shares. No person is shown, or told by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.dates import span
from khabar.register.press.models import Article, Figure, Finding, Kind, State, Statement
from khabar.register.press.public.listing import public
from khabar.register.press.public.titles import Titled, titled

NEAR = 14
"""Days between two articles that are said to be of the same time."""
MOST = 5

SHARED: dict[str, tuple[Promise, float]] = {
    "question": (_("counts the same"), 4),
    "event": (_("the same event"), 4),
    "speaker": (_("the same speaker"), 3),
    "body": (_("the same body"), 2),
    "place": (_("the same place"), 2),
    "method": (_("the same method"), 1),
    "time": (_("the same time"), 0.5),
}
"""What two articles may share, in words, and how much that counts for their order."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another public article, and what it shares."""

    other: Titled
    shares: tuple[Promise, ...]


Traits = frozenset[tuple[str, str]]
"""What an article is about: kinds of `SHARED` with a value."""


def read_also(article: Article) -> list[Related]:
    """The public articles that share most with this one, best first. Only what is public of either is looked at."""
    others = list(public("article").exclude(pk=article.pk))
    traits = _traits([article, *others])
    mine, day = traits[article.pk], span(article.date)[1]
    found = []
    for other in others:
        kinds = {kind for kind, _value in mine & traits[other.pk]}
        if _is_near(day, span(other.date)[1]):
            kinds.add("time")
        if kinds:
            weight = sum(SHARED[kind][1] for kind in kinds)
            found.append((weight, other, tuple(SHARED[kind][0] for kind in SHARED if kind in kinds)))
    best = sorted(found, key=lambda one: (-one[0], -one[1].pk))[:MOST]
    return [Related(titled(other), shares) for _weight, other, shares in best]


def _is_near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= NEAR


def _traits(articles: Iterable[Article]) -> dict[int, Traits]:
    """By article, in a few questions to the database, however many there are."""
    keys = [article.pk for article in articles]
    found: dict[int, set[tuple[str, str]]] = {key: set() for key in keys}
    is_public: dict[str, Any] = {"article__in": keys, "published_at__isnull": False, "withdrawn_at": None}
    for one in Statement.objects.filter(**is_public):
        found[one.article_id] |= {("speaker", _folded(one.name)), ("body", _folded(one.organisation))}
    for figure in Figure.objects.filter(**is_public).select_related("question"):
        found[figure.article_id].add(("place", figure.pcode or _folded(figure.where)))
        if figure.question and figure.question.is_public:
            found[figure.article_id].add(("question", figure.question.public_id))
    named = Finding.objects.filter(
        article__in=keys, state=State.ACCEPTED, kind__in=(Kind.EVENT, Kind.PLACE, Kind.METHOD)
    )
    for finding in named:
        found[finding.article_id].add((str(finding.kind), _folded(finding.text)))
    return {key: frozenset(one for one in traits if one[1]) for key, traits in found.items()}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("the ")
