"""The figures of one question in one table: what each lacks is taken from the question, small numbers are not told."""

import pytest

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


def test_a_quote_has_everything_in_both_languages(question: Question, figure: Figure) -> None:
    floor(question, 40)
    table = table_of(question, [figure], as_it_is, is_public=True)
    told = dict(quotes(table.rows[0].figure, question, table.floor, "https://register.example/public/figure/x/"))
    for words in ("“120” (120)", "2014-05-12", "Rami Odeh", "At least 40 persons", "No estimate", "https://register"):
        assert words in told["en"]
    for words in ("«120» (120)", "2014-05-12", "Rami Odeh", "40 شخصًا على الأقل", "لا يُعطى تقدير", "https://register"):
        assert words in told["ar"]
