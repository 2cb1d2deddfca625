"""Counts are kept, marked when something changed, and made anew by the worker; pages cost the same."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.register.press.conftest import user

from khabar.readers import ReadOptions
from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.press import questions
from khabar.register.press.actions import add_figure
from khabar.register.press.documenting import count_now
from khabar.register.press.models import Article, Figure, Floor, Question, Recount
from khabar.register.press.publishing import publish
from khabar.register.press.recounting import REST, ask_to_count, recount_some
from khabar.register.press.staleness import standing_of
from khabar.register.worker import work

HEADER = ["id", "name", "event", "event_date", "event_place"]
Write = Callable[..., Path]


@pytest.fixture
def question(figure: Figure) -> Question:
    made = questions.ask({"title_en": "Released in May", "counts": "released", "until": "2014-05-31"})
    questions.answer(made, figure)
    return made


def take(home: Home, write: Write, name: str, *people: str) -> None:
    rows = [[str(at), one, "listed as released", "2014-05-09", "Damascus"] for at, one in enumerate(people)]
    take_in(home, write(f"{name}.csv", HEADER, *rows), name, None, ReadOptions())


def rested() -> None:
    Recount.objects.update(at=timezone.now() - 2 * REST)


@pytest.mark.django_db(transaction=True)
def test_a_count_is_asked_for_on_the_page_and_made_by_the_worker(client: Client, question: Question) -> None:
    client.force_login(user("amal", Role.CASE_WORKER))
    address = f"/press/things/question/{question.public_id}/"
    client.post(f"/press/questions/{question.public_id}/count/")
    assert not Floor.objects.exists()
    assert "was not counted yet" in client.get(address).content.decode()
    work(until_idle=True)
    assert Floor.objects.get().actor == user("amal", Role.CASE_WORKER)
    page = client.get(address).content.decode()
    assert f"{timezone.now():%Y-%m-%d}" in page
    assert "being counted anew" not in page


@pytest.mark.django_db(transaction=True)
def test_who_asked_gets_an_estimate_although_a_round_counts_before(question: Question) -> None:
    ask_to_count(question, user("amal", Role.CASE_WORKER))
    recount_some()
    assert standing_of(question).is_old
    assert Floor.objects.get().estimate == {}
    work(until_idle=True)
    assert not standing_of(question).is_old
    assert Floor.objects.order_by("-pk")[0].estimate["reasons"] == ["too_few_lists"]


@pytest.mark.django_db
def test_what_came_in_since_marks_the_count_until_it_is_made_anew(
    client: Client, own_home: Home, write: Write, question: Question, figure: Figure
) -> None:
    client.force_login(user("amal", Role.CASE_WORKER))
    count_now(question)
    address = f"/press/things/question/{question.public_id}/"
    assert not standing_of(question).is_old
    take(own_home, write, "A", "Nadim Kassar Bayruti")
    assert "it is being counted anew" in client.get(address).content.decode()
    assert recount_some() is False
    assert standing_of(question).is_old, "a long intake is not counted row by row"
    rested()
    recount_some()
    assert not standing_of(question).is_old
    assert question.floors.first().documented == 1  # type: ignore[union-attr]
    publish(figure)
    assert not standing_of(question).is_old, "what is published changes no count"


@pytest.mark.django_db
def test_the_same_number_again_is_kept_once_with_the_day_it_was_looked_at(
    own_home: Home, write: Write, question: Question
) -> None:
    count_now(question)
    Recount.objects.update(at=timezone.now() - timedelta(days=3), seen=0)
    recount_some()
    assert Floor.objects.count() == 1
    standing = standing_of(question)
    assert standing.at is not None
    assert standing.at.date() == timezone.now().date()


@pytest.mark.django_db
def test_questions_that_nobody_counted_yet_are_counted_one_after_the_other(question: Question) -> None:
    questions.ask({"title_en": "Held", "counts": "held"})
    assert recount_some() is True
    assert recount_some() is False
    assert Floor.objects.count() == 2
    assert recount_some() is False


@pytest.mark.django_db
def test_a_page_of_a_figure_costs_the_same_beside_one_figure_or_nine(
    article: Article, own_home: Home, write: Write, question: Question, figure: Figure
) -> None:
    take(own_home, write, "A", "Nadim Kassar Bayruti")
    count_now(question)
    for one in (article, figure, question):
        publish(one)
    address = f"/public/figure/{figure.public_id}/"
    alone = _queries(address)
    for _time in range(8):
        other = add_figure(article, {"text": "120", "low": 120, "high": 120, "counts": "released"})
        questions.answer(question, other)
        publish(other)
    assert _queries(address) == alone


def _queries(address: str) -> int:
    """How many questions the page asks the database; what stands in it was looked for once."""
    client = Client()
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
