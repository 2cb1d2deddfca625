"""The annotated articles: what stands in `articles/`, with every annotated text at its characters.

`en_001.txt` (or `.html`) is an article, `en_001.yaml` what a careful reader finds in it; README.md tells the rules. A
text is an exact part of the article; `nth: 2` says that its second occurrence is meant. Whatever is annotated but
doesn't stand in the article stops the loading: an annotation that points nowhere would be counted as a miss.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from tests.statements.pages import text_of

FOLDER = Path(__file__).parent / "articles"
SETS = ("dev", "test", "fresh", "unseen")
MARKS = {"negated", "future", "conditional"}
KINDS = {"event", "place", "method", "perpetrator"}
COUNTS = {
    *("killed", "died_in_custody", "executed", "detained", "held", "disappeared", "missing", "abducted", "released"),
    *("returned", "injured", "displaced", "tortured", "tried", "sentenced", "massacres", "attacks", "bodies", "graves"),
    *("families", "facilities", "cases", "documents", "witnesses", "other"),
}


class Misplaced(ValueError):
    """An annotation that doesn't fit its article: which file, and what in it."""


@dataclass(frozen=True)
class Found:
    """One annotated text: its words, its (start, end) and what else the annotation says of it."""

    text: str
    span: tuple[int, int]
    says: dict[str, Any] = field(default_factory=dict)

    @property
    def optional(self) -> bool:
        """True where careful readers differ: finding it is no error and missing it is none."""
        return bool(self.says.get("optional"))


@dataclass(frozen=True)
class Annotated:
    """One article with what stands in it."""

    path: Path
    text: str
    set: str
    document: dict[str, Any]
    disclaimers: tuple[Found, ...]
    related: tuple[Found, ...]
    boilerplate: tuple[Found, ...]
    statements: tuple[Found, ...]
    figures: tuple[Found, ...]
    percentages: tuple[Found, ...]
    ratios: tuple[Found, ...]
    suggestions: tuple[Found, ...]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def language(self) -> str:
        return str(self.document["language"])


def annotated(folder: Path = FOLDER) -> list[Annotated]:
    """Every annotated article, in the order of their names. Raises Misplaced at the first that doesn't hold."""
    return [load(path) for path in sorted(folder.glob("*.yaml"))]


def load(path: Path) -> Annotated:
    """One annotated article by its YAML file. Raises Misplaced."""
    articles = [p for p in (path.with_suffix(".txt"), path.with_suffix(".html")) if p.exists()]
    if len(articles) != 1:
        raise Misplaced(f"{path.name}: needs one article beside it, has {len(articles)}")
    text, said = text_of(articles[0]), yaml.safe_load(path.read_text("utf-8"))
    document = said["document"]
    _check(path, said)
    lists = {name: _placed(path, text, document[name]) for name in ("disclaimers", "related", "boilerplate")}
    lists |= {
        name: _placed(path, text, said[name])
        for name in ("statements", "figures", "percentages", "ratios", "suggestions")
    }
    for held in lists["statements"]:
        if held.says["verb"] and held.says["verb"] not in text:
            raise Misplaced(f"{path.name}: no verb {held.says['verb']!r} in the article")
    for held in lists["figures"]:
        whole(held, lists["figures"], path.name)
    return Annotated(articles[0], text, said["set"], document, **lists)


def whole(part: Found, figures: tuple[Found, ...], name: str = "") -> Found | None:
    """The figure that a figure is said to be part of: "23 children" of "476 people". Raises Misplaced."""
    if "part_of" not in part.says:
        return None
    nth = part.says.get("part_of_nth", 1)
    for held in figures:
        if held.text == part.says["part_of"] and held.says.get("nth", 1) == nth and held is not part:
            return held
    raise Misplaced(f"{name}: {part.text!r} is part of {part.says['part_of']!r}, which is not annotated")


def _placed(path: Path, text: str, items: list[Any]) -> tuple[Found, ...]:
    found = []
    for item in items:
        says = item if isinstance(item, dict) else {"text": item}
        start, words = -1, says["text"]
        for _ in range(says.get("nth", 1)):
            start = text.find(words, start + 1)
            if start < 0 or not words:
                raise Misplaced(f"{path.name}: {words!r} (nth {says.get('nth', 1)}) isn't in the article")
        found.append(Found(words, (start, start + len(words)), says))
    return tuple(found)


def _check(path: Path, said: dict[str, Any]) -> None:
    """Words that no rule knows are misspellings, and would never be matched."""
    unknown = [f["counts"] for f in said["figures"] if f["counts"] not in COUNTS]
    unknown += [m for s in said["statements"] for m in s.get("marks", ()) if m not in MARKS]
    unknown += [s["kind"] for s in said["suggestions"] if s["kind"] not in KINDS]
    unknown += [s for s in [said["set"]] if s not in SETS]
    if unknown:
        raise Misplaced(f"{path.name}: unknown words {unknown}")
    for figure in said["figures"]:
        low, high = figure["low"], figure["high"]
        if low is not None and high is not None and low > high:
            raise Misplaced(f"{path.name}: {figure['text']!r} has its bounds the wrong way round")
