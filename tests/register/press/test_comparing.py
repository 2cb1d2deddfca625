"""The figures of one question in one table: what each lacks is taken from the question, small numbers are not told."""

import pytest
from django.test import Client

from khabar.model import BadInput
from khabar.register.press.comparing import SMALL, counted_of, table_of
from khabar.register.press.models import Figure, Floor, Question
from khabar.register.press.questions import answer, ask, candidates, leave
from khabar.register.press.quoting import quotes
from khabar.register.press.showing import as_it_is

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(figure: Figure) -> Question:
    made = ask({"title_en": "x", "counts": "released", "since": "2014-05-01", "until": "2014-05-31", "scope": "all"})
    answer(made, figure)
    return made


def floor(question: Question, number: int) -> Floor:
    by_figure = {one.public_id: number for one in question.figures.all()}
    return Floor.objects.create(
        question=question, documented=number, less=0, records=number, lists=2, by_figure=by_figure
    )


def test_what_a_figure_does_not_say_is_taken_from_its_question_but_not_the_day_it_was_published(
    question: Question, figure: Figure
) -> None:
    counted = counted_of(question, figure)
    assert (counted.since, counted.until, counted.said, counted.scope) == ("2014-05-01", "", "2014-05-12", "all")


@pytest.mark.parametrize(("number", "verdict"), [(119, "consistent"), (120, "consistent"), (121, "lower")])
def test_the_verdict_is_beside_what_is_documented(question: Question, number: int, verdict: str) -> None:
    floor(question, number)
    row = table_of(question, list(question.figures.all()), as_it_is, is_public=True).rows[0]
    assert row.check is not None
    assert (row.check.verdict.value, row.documented) == (verdict, number)


ESTIMATE = {
    "day": "2026-11-30", "method": "latent_class", "documented": 40, "lists": 4, "reasons": [], "made_of": "x",
    "estimate": {"median": 110, "low": 100, "high": 119}, "assumptions": ["closed"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(100, 119, "higher"), (100, 120, "consistent"), (121, 400, "consistent")]
)
def test_the_verdict_beside_an_estimate_is_that_beside_its_interval(
    question: Question, figure: Figure, low: int, high: int, verdict: str
) -> None:
    """Of a figure that ends on 12 May beside an estimate of all of May it is only asked not to be the larger."""
    Floor.objects.filter(pk=floor(question, 40).pk).update(
        estimate={**ESTIMATE, "estimate": {"median": low, "low": low, "high": high}}
    )
    check = table_of(question, [figure], as_it_is, is_public=True).rows[0].estimated
    assert check is not None
    assert (check.verdict.value, check.cautions[-1].value) == (verdict, "a part of the other")


def test_of_the_whole_period_a_figure_below_the_interval_is_lower(question: Question, figure: Figure) -> None:
    Floor.objects.filter(pk=floor(question, 40).pk).update(
        estimate={**ESTIMATE, "estimate": {"median": 300, "low": 121, "high": 400}}
    )
    figure.until = "2014-05-31"
    check = table_of(question, [figure], as_it_is, is_public=True).rows[0].estimated
    assert check is not None
    assert check.verdict.value == "lower"


def test_a_figure_of_another_scope_is_not_held_against_the_estimate(
    question: Question, figure: Figure, editor: Client
) -> None:
    Floor.objects.filter(pk=floor(question, 40).pk).update(estimate=ESTIMATE)
    Figure.objects.filter(pk=figure.pk).update(scope="political cases only")
    page = editor.get(f"/press/things/question/{question.public_id}/").content.decode()
    told = page.partition('data-label="Beside the estimate"')[2].partition("</td>")[0]
    assert "they count different cases" in told


def test_where_no_estimate_stands_nothing_is_beside_it(question: Question, figure: Figure, editor: Client) -> None:
    kept = floor(question, 40)
    for estimate in ({}, {**ESTIMATE, "estimate": None, "reasons": ["too_wide"]}):
        Floor.objects.filter(pk=kept.pk).update(estimate=estimate)
        assert table_of(question, [figure], as_it_is, is_public=False).rows[0].estimated is None
        assert "Beside the estimate" not in editor.get(f"/press/things/question/{question.public_id}/").content.decode()
    Floor.objects.filter(pk=kept.pk).update(documented=SMALL - 1, estimate=ESTIMATE)
    assert table_of(question, [figure], as_it_is, is_public=True).rows[0].estimated is None


def test_small_numbers_are_told_inside_and_not_to_the_public(question: Question, figure: Figure) -> None:
    floor(question, SMALL - 1)
    inside, outside = (table_of(question, [figure], as_it_is, is_public=public) for public in (False, True))
    assert inside.floor and outside.floor
    assert (inside.floor.documented, outside.floor.documented) == (SMALL - 1, None)
    assert (inside.rows[0].documented, outside.rows[0].documented, outside.rows[0].check) == (SMALL - 1, None, None)
    assert str(SMALL - 1) not in outside.chart.partition("</title>")[2].replace("99", "")


def test_a_figure_of_something_else_does_not_answer(question: Question, figure: Figure) -> None:
    leave(figure)
    assert candidates(question) == [figure]
    Question.objects.update(counts="held")
    with pytest.raises(BadInput, match="something else"):
        answer(Question.objects.get(), figure)


def test_in_arabic_a_date_a_latin_name_and_the_address_keep_their_order(question: Question, figure: Figure) -> None:
    """Behind Arabic letters the parts of 2014-05-12 would trade places: each stands between U+2068 and U+2069."""
    floor(question, 40)
    table = table_of(question, [figure], as_it_is, is_public=True)
    address = "https://register.example/public/figure/x/"
    told = dict(quotes(table.rows[0].figure, question, table.floor, address))
    day = table.floor.day if table.floor else ""
    for words in ("2014-05-12", day, address):
        assert f"\u2068{words}\u2069" in told["ar"]
        assert words not in told["ar"].replace(f"\u2068{words}\u2069", "")
    assert "\u2068Rami Odeh, " in told["ar"]
    assert "\u2068" not in told["en"]


def test_a_quote_has_everything_in_both_languages(question: Question, figure: Figure) -> None:
    floor(question, 40)
    table = table_of(question, [figure], as_it_is, is_public=True)
    told = dict(quotes(table.rows[0].figure, question, table.floor, "https://register.example/public/figure/x/"))
    for words in ("“120” (120)", "2014-05-12", "Rami Odeh", "At least 40 persons", "No estimate", "https://register"):
        assert words in told["en"]
    for words in ("«120» (120)", "2014-05-12", "Rami Odeh", "40 شخصًا على الأقل", "لا يُعطى تقدير", "https://register"):
        assert words in told["ar"]
