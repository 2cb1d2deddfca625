"""“Read also”: other public articles, each with a word on what it shares; none that is not public."""

import pytest
from tests.register.press.conftest import ARTICLE, TakeArticle

from khabar.register.press.actions import accept_statement
from khabar.register.press.models import Article, Kind, Statement
from khabar.register.press.public.related import read_also
from khabar.register.press.publishing import publish

pytestmark = pytest.mark.django_db


def test_what_is_shared_is_said_and_only_what_is_public_counts(
    article: Article, statement: Statement, take_article: TakeArticle
) -> None:
    other = take_article(ARTICLE.replace("120", "130").replace("12 May", "20 May"), "River Post")
    again = accept_statement(other.findings.filter(kind=Kind.STATEMENT)[0])
    publish(article)
    assert read_also(article) == []
    publish(other)
    shares = [str(share) for one in read_also(article) for share in one.shares]
    assert shares == ["the same time"]
    publish(statement)
    publish(again)
    found = read_also(article)
    assert [str(share) for share in found[0].shares] == ["the same speaker", "the same body", "the same time"]
    assert found[0].other.public_id == other.public_id
