"""An article read anew: what waits is what is found now, what people decided stays, and what changed is told."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.register.press.conftest import user

from khabar import model
from khabar.model import BadInput
from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.press import actions, publishing, rereading
from khabar.register.press.models import Article, Figure, Finding, Kind, Statement
from khabar.register.press.rereading import is_read_by_older, read_again

pytestmark = pytest.mark.django_db

Found = tuple[str, model.Article]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the reader of now find other things: a function that is given what was found, and gives what is."""
    real = rereading.read_article

    def let(change: Any) -> None:
        def read(*args: Any) -> Found:
            text, found = real(*args)
            return text, change(found)

        monkeypatch.setattr(rereading, "read_article", read)
        monkeypatch.setattr(rereading, "reader_version", lambda: "statements of tomorrow")

    return let


def state(article: Article) -> list[tuple[object, ...]]:
    rows = article.findings.order_by("kind", "number")
    return list(rows.values_list("pk", "kind", "number", "start", "end", "text", "state", "rule"))


def test_the_same_reader_changes_nothing(
    own_home: Home, article: Article, statement: Statement, figure: Figure
) -> None:
    before = state(article)
    assert not is_read_by_older(article)
    made = read_again(own_home, article)
    assert state(article) == before
    kinds = ("added", "gone", "changed", "unfound", "facts", "differing")
    assert ([made.changes[kind] for kind in kinds], made.changes["kept"]) == ([[]] * 6, 2)


def test_what_waited_and_is_found_no_more_goes_and_what_was_decided_stays(
    own_home: Home, article: Article, statement: Statement, figure: Figure, reads: Any
) -> None:
    other = article.findings.filter(kind=Kind.FIGURE, state="open")[0]
    reads(lambda found: replace(found, figures=(), statements=found.statements[1:]))
    assert is_read_by_older(article) is True
    made = read_again(own_home, article)
    assert ["figure", other.text] in [list(one) for one in made.changes["gone"]]
    assert sorted(kind for kind, _text in made.changes["unfound"]) == ["figure", "statement"]
    figure.refresh_from_db()
    statement.refresh_from_db()
    assert (figure.finding.state, statement.finding.state) == ("accepted", "accepted")
    assert figure.statement == statement
    assert figure.finding.content["statement"] == statement.finding.number
    assert not is_read_by_older(Article.objects.get())


def test_what_is_new_waits_and_numbers_still_name_their_statement(own_home: Home, article: Article, reads: Any) -> None:
    """Taken away by one reader and found by the next: suggestions are as before, figures keep their statement."""
    names = ("kind", "number", "start", "end", "text", "content")
    before = list(article.findings.order_by("kind", "number").values_list(*names))
    actions.accept_figure(article.findings.get(kind=Kind.FIGURE, text="120"))
    with pytest.MonkeyPatch.context() as fewer:
        real = rereading.read_article
        fewer.setattr(
            rereading, "read_article", lambda *a: (real(*a)[0], replace(real(*a)[1], statements=(), figures=()))
        )
        read_again(own_home, article)
    assert article.findings.get(kind=Kind.FIGURE).content["statement"] is None
    made = read_again(own_home, article)
    assert list(article.findings.order_by("kind", "number").values_list(*names)) == before
    assert len(made.changes["added"]) == len([one for one in before if one[0] in ("statement", "figure")]) - 1
    assert made.changes["kept"] == 1


def test_read_otherwise_a_suggestion_says_so(own_home: Home, article: Article, reads: Any) -> None:
    first = article.findings.filter(kind=Kind.FIGURE)[0]

    def other(found: model.Article) -> model.Article:
        changed = tuple(replace(one, high=999_999) if one.span[0] == first.start else one for one in found.figures)
        return replace(found, figures=changed)

    reads(other)
    assert read_again(own_home, article).changes["changed"] == [("figure", first.text)]
    assert Finding.objects.get(pk=first.pk).content["high"] == 999_999


def test_facts_that_people_corrected_or_that_are_public_stay(own_home: Home, article: Article, reads: Any) -> None:
    publishing.correct(article, "outlet", "Reed Day", "as it calls itself")
    reads(lambda found: replace(found, document=replace(found.document, outlet="Other", title="Another title")))
    changes = read_again(own_home, article).changes
    current = Article.objects.get()
    assert (current.outlet, current.title) == ("Reed Day", "Another title")
    assert [one[0] for one in changes["facts"]] == ["title"]
    assert [one[0] for one in changes["differing"]] == ["outlet"]
    publishing.publish(current)
    reads(lambda found: replace(found, document=replace(found.document, title="A third title")))
    read_again(own_home, current)
    assert Article.objects.get().title == "Another title"


def test_another_text_is_refused(own_home: Home, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    real = rereading.read_article
    monkeypatch.setattr(rereading, "read_article", lambda *args: ("another text", real(*args)[1]))
    with override("en"), pytest.raises(BadInput, match="another text"):
        read_again(own_home, article)


def test_the_page_offers_it_and_tells_what_changed(client: Client, article: Article, reads: Any) -> None:
    client.force_login(user("amal", Role.CASE_WORKER))
    address = f"/press/articles/{article.public_id}/"
    assert "Read it again" not in client.get(address).content.decode()
    reads(lambda found: replace(found, figures=()))
    assert "Read it again" in client.get(address).content.decode()
    assert client.post(f"{address}again/").status_code == 302
    page = client.get(address).content.decode()
    assert "Read again on" in page
    assert "Suggestions that are gone" in page
    client.force_login(user("reader", Role.READER))
    assert client.post(f"{address}again/").status_code == 403
