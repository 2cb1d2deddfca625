from pathlib import Path

import pytest
from tests.statements.annotated import SETS, Misplaced, annotated, load, whole

ARTICLES = annotated()


def test_every_annotation_stands_in_its_article() -> None:
    for article in ARTICLES:
        for found in (*article.statements, *article.figures, *article.suggestions, *article.related):
            assert article.text[found.span[0] : found.span[1]] == found.text, article.name


def test_both_languages_and_all_sets_are_there() -> None:
    least = {"dev": 12, "test": 12, "fresh": 5, "unseen": 1}
    for language in ("en", "ar"):
        for which in SETS:
            assert sum(a.language == language and a.set == which for a in ARTICLES) >= least[which]


def test_a_part_is_not_larger_than_its_whole() -> None:
    for article in ARTICLES:
        for part in article.figures:
            held = whole(part, article.figures)
            if held and part.says["low"] and held.says["high"]:
                assert part.says["low"] <= held.says["high"], f"{article.name}: {part.text}"


def test_no_article_is_there_twice() -> None:
    assert len({article.text for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("text: some", "text: sum", "isn't in the article"),
        ("nth: 2", "nth: 3", "isn't in the article"),
        ("verb: said", "verb: spoke", "no verb"),
        ("counts: killed", "counts: slain", "unknown words"),
        ("part_of: some", "part_of: others", "not annotated"),
        ("high: 9", "high: 2", "wrong way round"),
    ],
)
def test_what_does_not_fit_stops_the_loading(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    (tmp_path / "en_9.txt").write_text("He said some died, and some fled, 3 of them hurt.", "utf-8")
    written = """
set: dev
document: {language: en, disclaimers: [], related: [], boilerplate: []}
statements:
- {speaker: {name: null}, verb: said, quoted: false, text: some died}
figures:
- text: some
  low: 3
  high: 9
  counts: killed
- {text: some, nth: 2, low: 3, high: 9, counts: other, part_of: some}
percentages: []
ratios: []
suggestions: []
"""
    path = tmp_path / "en_9.yaml"
    path.write_text(written, "utf-8")
    assert len(load(path).figures) == 2
    path.write_text(written.replace(was, becomes, 1), "utf-8")
    with pytest.raises(Misplaced, match=told):
        load(path)


def test_an_annotation_needs_its_article(tmp_path: Path) -> None:
    (tmp_path / "en_9.yaml").write_text("set: dev\n", "utf-8")
    with pytest.raises(Misplaced, match="one article beside it"):
        load(tmp_path / "en_9.yaml")
