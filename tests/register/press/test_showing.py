"""The chain from the speaker to us, as people say now who bore it."""

import pytest

from khabar.register.press.actions import add_statement
from khabar.register.press.models import Article, Statement
from khabar.register.press.publishing import correct
from khabar.register.press.showing import as_it_is, show_statement

pytestmark = pytest.mark.django_db


def bearers(statement: Statement) -> list[str]:
    return [hop.bearer for hop in show_statement(Statement.objects.get(pk=statement.pk), as_it_is).chain]


def test_an_outlet_that_is_the_source_stands_once(statement: Statement) -> None:
    assert bearers(statement) == ["Rami Odeh", "Reed Day Agency"]


def test_a_corrected_speaker_or_outlet_is_corrected_in_the_chain(statement: Statement, article: Article) -> None:
    correct(statement, "name", "Rami Audeh", "as he writes it")
    correct(article, "outlet", "Reed Daily", "their new name")
    assert bearers(statement) == ["Rami Audeh", "Reed Daily", "Reed Day Agency"]


def test_what_was_entered_by_hand_came_by_way_of_office_and_outlet(article: Article) -> None:
    correct(article, "office", "Media Office", "as it says")
    made = add_statement(article, {"text": "wrote down every name", "organisation": "Harbour Committee"})
    assert bearers(made) == ["Harbour Committee", "Media Office", "Reed Day Agency"]
