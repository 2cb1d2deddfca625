"""One article as annotated, beside what khabar reads in it, in the same characters."""

import time
from dataclasses import replace
from typing import Any, NamedTuple

from benchmarks.statements.spans import place
from tests.statements.annotated import Annotated, Found

PLACED = ("disclaimers", "related", "boilerplate", "statements", "figures", "percentages", "ratios", "suggestions")


class Reading(NamedTuple):
    """`there` has its spans in the text that was read; `seconds` are of CPU."""

    there: Annotated
    article: Any
    seconds: float


def read(annotated: Annotated) -> Reading:
    """Read a text by `khabar.statements`, a page by the pipeline; annotations follow into the page's text."""
    begun = time.process_time()
    if annotated.path.suffix == ".html":
        from khabar.pipeline import read_article

        text, article = read_article(annotated.path)
    else:
        from khabar.statements import read_statement

        text, article = annotated.text, read_statement(annotated.text)
    return Reading(moved(annotated, text), article, time.process_time() - begun)


def moved(annotated: Annotated, text: str) -> Annotated:
    """The annotations with their places in another text of the article.

    Boilerplate that isn't in it was left out, as it should be, and is no longer asked for; anything else that isn't
    in it stays, at a place where nothing can be found, and so counts as missed.
    """
    changed: dict[str, Any] = {"text": text}
    for name in PLACED:
        kept: list[Found] = []
        for found in getattr(annotated, name):
            span = place(found.text, found.span, annotated.text, text)
            if span or name != "boilerplate":
                kept.append(replace(found, span=span or (-1, -1)))
        changed[name] = tuple(kept)
    return replace(annotated, **changed)
