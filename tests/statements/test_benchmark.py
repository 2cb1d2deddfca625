"""The measure itself: a reader that finds what was annotated has everything right, one that finds nothing, nothing."""

from types import SimpleNamespace
from typing import Any

import pytest
from benchmarks.statements.__main__ import score, tell
from benchmarks.statements.reading import Reading
from benchmarks.statements.spans import alike, covered, folded, held_in, much_shared, place
from tests.statements.annotated import Annotated, Found, annotated, whole

ARTICLES = annotated()


def blank(**values: Any) -> Any:
    return SimpleNamespace(**values)


def statement(found: Found) -> Any:
    says = found.says
    speaker = {"name": None, "role": None, "organisation": None} | says["speaker"]
    told = blank(speaker=blank(**speaker), verb=says["verb"], quoted=says["quoted"], text=found.text, span=found.span)
    told.marks, told.chain = tuple(says.get("marks", ())), tuple(says.get("chain", ()))
    return told


def figure(found: Found, article: Annotated) -> Any:
    says = found.says
    of = whole(found, article.figures)
    told = blank(text=found.text, span=found.span, low=says["low"], high=says["high"], counts=says["counts"])
    told.since, told.until = says.get("from"), says.get("to")
    told.who, told.by, told.where = says.get("who"), says.get("by"), says.get("where")
    told.scope = says.get("scope")
    told.statement = 0 if says.get("statement") else None
    told.part_of = article.figures.index(of) if of else None
    return told


def perfect(article: Annotated) -> Any:
    """What a reader would give that agrees with the annotation in everything."""
    document = blank(**article.document)
    for name in ("disclaimers", "related", "boilerplate"):
        setattr(document, name, getattr(article, name))
    rates = [blank(text=p.text, span=p.span, value=p.says["value"], right=p.says["right"]) for p in article.percentages]
    for held in article.ratios:
        part, of = held.says["value"].split("/")
        rates.append(blank(text=held.text, span=held.span, value=100 * int(part) / int(of), right=None))
    return blank(
        document=document,
        statements=[statement(s) for s in article.statements],
        figures=[figure(f, article) for f in article.figures],
        percentages=rates,
        suggestions=[blank(kind=s.says["kind"], text=s.text, span=s.span) for s in article.suggestions],
    )


def empty(article: Annotated) -> Any:
    document = blank(**dict.fromkeys(article.document, None))
    document.disclaimers = document.related = document.boilerplate = ()
    return blank(document=document, statements=[], figures=[], percentages=[], suggestions=[])


def test_a_perfect_reader_has_everything_right() -> None:
    tally = score([Reading(article, perfect(article), 0.01) for article in ARTICLES])
    assert tally.mistakes == []
    assert {kind: m["f1"] for kind, m in tally.measures().items() if m["f1"] != 1} == {}


def test_a_reader_that_finds_nothing_has_nothing() -> None:
    tally = score([Reading(article, empty(article), 0.01) for article in ARTICLES])
    assert not tally.right
    assert not tally.found
    assert tally.there["statements"] and tally.there["figures"]


def test_what_is_found_and_not_there_costs_precision() -> None:
    article = next(a for a in ARTICLES if a.name == "en_001")
    read = perfect(article)
    read.statements.append(statement(Found("union", (8, 13), article.statements[0].says)))
    read.figures[0].low += 1
    measures = score([Reading(article, read, 0.01)]).measures()
    assert measures["figures"]["recall"] < 1  # type: ignore[operator]
    assert measures["speaker"]["f1"] == 1


@pytest.mark.parametrize(
    ("there", "found", "same"),
    [("the Committee", "Committee", True), ("أحمد", "احمد", True), ("Committee", "Comm", False), ("a", "", False)],
)
def test_names_are_alike_by_whole_words(there: str, found: str, same: bool) -> None:
    assert alike(there, found) is same


def test_spans_and_words() -> None:
    assert much_shared((0, 10), (4, 12)) and not much_shared((0, 10), (8, 12))
    assert covered((0, 10), [(0, 3), (6, 8)]) and not covered((0, 10), [(0, 3)])
    assert held_in("بالبراميل المتفجرة", "براميل متفجرة")
    assert folded("«أحمد» الخَولي") == "احمد الخولي"


def test_a_text_is_found_again_by_what_stands_around_it() -> None:
    assert place("40", (13, 15), "Menu 40\nSaid 40 died", "Said 40  died, menu 40") == (5, 7)
    assert place("gone", (0, 4), "gone", "nothing") is None


def test_what_goes_wrong_is_told_by_kind_and_only_as_many_examples_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    article = next(a for a in ARTICLES if a.name == "en_001")
    tally = score([Reading(article, empty(article), 0.01)])
    tell(tally, 1)
    told = capsys.readouterr().out
    assert f"figures               missed {tally.there['figures']}" in told
    assert told.count("missed  en_001") == len({m.kind for m in tally.mistakes})
    tell(tally, 0)
    assert "en_001" not in capsys.readouterr().out
