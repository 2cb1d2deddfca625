"""Which cases are in a figure or left out, in the words of the article."""

import pytest
from benchmarks.statements.scopes import scoped, scopes
from benchmarks.statements.tally import Tally

from khabar.statements import read_statement


def scopes_of(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.scope) for figure in read_statement(text).figures]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In May 212 people were released, excluding those freed on bail.", "excluding those freed on bail"),
        ("In May 212 people were held, including criminal cases.", "including criminal cases"),
        ("In May 212 people were held (criminal cases included).", "criminal cases included"),
        ("In May 212 people were killed, civilians only, the office said.", "civilians only"),
        ("In May 212 people, all documented by name, were killed.", "documented by name"),
        ("Excluding those freed on bail, 212 people were released.", "Excluding those freed on bail"),
        ("In May 212 people were held. The figure does not include soldiers.", "The figure does not include soldiers"),
        ("اعتقل 212 شخصاً، بمن فيهم أصحاب القضايا الجنائية.", "بمن فيهم أصحاب القضايا الجنائية"),
        ("أفرج عن 212 شخصاً باستثناء المحكومين، وفق اللجنة.", "باستثناء المحكومين"),
        ("قتل 212 شخصاً، من المدنيين حصراً.", "من المدنيين حصراً"),
        ("قتل 212 شخصاً. ولا تشمل هذه الحصيلة الجنود.", "ولا تشمل هذه الحصيلة الجنود"),
    ],
)
def test_a_scope_is_the_words_of_the_article(text: str, scope: str) -> None:
    assert scopes_of(text) == [("212", scope)]


@pytest.mark.parametrize(
    "text",
    [
        "In May 212 people were held, among them 30 minors.",
        "In May 212 people were killed, including women and children.",
        "In May 212 people were killed, including 30 civilians. The figure includes 12 women.",
        "In May 212 people were held in Dar Nour. Visits are allowed except on Friday.",
        "Only 12 people were freed. The list includes a teacher.",
        "قتل 212 شخصاً بينهم 30 طفلاً. ورُحّل سبعة دون أن يراهم محام.",
        "أفرج عن 12 شخصاً فقط. ويشمل هذا الرقم 5 نساء.",
        "نزح 212 شخصاً معظمهم من النساء والأطفال.",
    ],
)
def test_a_part_is_no_scope(text: str) -> None:
    assert {scope for _, scope in scopes_of(text)} == {""}


def test_a_scope_is_that_of_the_whole_and_a_sentence_about_a_figure_of_the_one_before() -> None:
    text = (
        "At least 40 men were held, 12 of them minors, excluding soldiers. Then 15 were killed. The toll excludes aid."
    )
    assert scopes_of(text) == [("At least 40", "excluding soldiers"), ("12", ""), ("15", "The toll excludes aid")]


def test_what_a_clause_says_counts_more_than_a_sentence_behind_it() -> None:
    text = "In May 212 people were killed, civilians only. The figure does not include the wounded."
    assert scopes_of(text) == [("212", "civilians only")]


def test_the_small_articles_are_read_as_well_as_when_last_measured() -> None:
    tally = Tally()
    for article in scoped():
        scopes(tally, article)
    measured = tally.measures()["scope"]
    assert measured["f1"] is not None and measured["f1"] >= 0.9
    halves = {which: sum(one.set == which for one in scoped()) for which in ("dev", "test")}
    assert halves == {"dev": 6, "test": 6}
