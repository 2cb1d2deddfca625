"""What the tests of public pages share: one article with everything published."""

import pytest

from khabar.register.press import documenting, questions
from khabar.register.press.models import Article, Figure, Question, Statement
from khabar.register.press.publishing import publish


@pytest.fixture
def question(figure: Figure) -> Question:
    facts = {"title_en": "Released in May 2014", "title_ar": "المفرج عنهم في أيار 2014", "counts": "released"}
    made = questions.ask({**facts, "since": "2014-05-01", "until": "2014-05-31"})
    questions.answer(made, figure)
    documenting.count_now(made)
    return made


@pytest.fixture
def published(article: Article, statement: Statement, figure: Figure, question: Question) -> dict[str, str]:
    """The addresses of public pages, by kind."""
    things = {"article": article, "statement": statement, "figure": figure, "question": question}
    for thing in things.values():
        publish(thing)
    return {kind: f"/public/{kind}/{thing.public_id}/" for kind, thing in things.items()}
