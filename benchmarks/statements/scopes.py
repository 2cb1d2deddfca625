"""Which cases the small articles of `tests/statements/scopes.yaml` say are in their figures or left out."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml
from benchmarks.statements.spans import folded, shared
from benchmarks.statements.tally import Tally

from khabar.statements import read_statement

ARTICLES = Path("tests/statements/scopes.yaml")


class Scoped(NamedTuple):
    """A small article; `figures` are (start, end, scope), "" where the article says none."""

    name: str
    set: str
    language: str
    text: str
    figures: tuple[tuple[int, int, str], ...]


def scoped() -> list[Scoped]:
    """The articles in their order. Raises ValueError where an annotation does not stand in its article."""
    articles = yaml.safe_load((Path(__file__).parents[2] / ARTICLES).read_text("utf-8"))
    return [_scoped(f"scope {number}", one) for number, one in enumerate(articles, 1)]


def _scoped(name: str, one: dict[str, Any]) -> Scoped:
    figures = []
    for said in one["figures"]:
        start = -1
        for _ in range(said.get("nth", 1)):
            start = one["text"].index(said["text"], start + 1)
        if said["scope"] not in one["text"]:
            raise ValueError(f"{name}: {said['scope']!r} isn't in the article")
        figures.append((start, start + len(said["text"]), said["scope"]))
    return Scoped(name, one["set"], one["language"], one["text"], tuple(figures))


def scopes(tally: Tally, article: Scoped) -> None:
    """A scope is right where its words are those of the annotation, "and" before them aside."""
    read = read_statement(article.text).figures
    for start, end, scope in article.figures:
        found = next((f.scope for f in read if shared(f.span, (start, end))), "")
        same = folded(found).removeprefix("و") == folded(scope).removeprefix("و")
        tally.one("scope", article.name, article.text[start:end], scope or None, found or None, same)
