"""From suggestions to statements and figures: by a person, once, and back again."""

import pytest
from django.test import Client
from tests.register.press.conftest import TakeArticle

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.press import actions
from khabar.register.press.models import Article, Figure, Finding, Kind, State, Statement
from khabar.register.press.reading import text_of

pytestmark = pytest.mark.django_db


def test_nothing_enters_by_itself(article: Article) -> None:
    assert article.findings.count() >= 4
    assert set(article.findings.values_list("state", flat=True)) == {State.OPEN}
    assert not Statement.objects.exists()
    assert not Figure.objects.exists()


def test_every_finding_stands_at_its_characters(article: Article) -> None:
    text = text_of(article.document)
    for finding in article.findings.all():
        assert text[finding.start : finding.end] == finding.text


def test_an_accepted_statement_keeps_speaker_chain_and_place(statement: Statement) -> None:
    assert (statement.name, statement.organisation) == ("Rami Odeh", "Harbour Committee")
    assert [hop["bearer"] for hop in statement.chain] == ["Rami Odeh", "Reed Day Agency"]
    assert text_of(statement.article.document)[statement.start : statement.end] == statement.text
    assert AuditEntry.objects.filter(action="statement accepted", subject=f"statement {statement.public_id}").exists()


@pytest.mark.parametrize("first", [Kind.STATEMENT, Kind.FIGURE])
def test_a_figure_finds_its_statement_and_its_whole_in_whichever_order_they_are_accepted(
    article: Article, first: Kind
) -> None:
    said = article.findings.filter(kind=Kind.STATEMENT)[0]
    part, whole = article.findings.filter(kind=Kind.FIGURE).order_by("number")[1:3]
    order = [
        lambda: actions.accept_statement(said),
        lambda: (actions.accept_figure(whole), actions.accept_figure(part)),
    ]
    for do in order if first == Kind.STATEMENT else reversed(order):
        do()
    figure = Figure.objects.get(finding=part)
    assert figure.statement == Statement.objects.get(finding=said)
    assert figure.part_of == Figure.objects.get(finding=whole)
    assert (figure.low, figure.high, figure.counts) == (120, 120, "released")


def test_a_person_may_change_what_was_found(article: Article) -> None:
    found = article.findings.get(kind=Kind.FIGURE, text="120")
    made = actions.accept_figure(found, {"low": 100, "high": 120, "scope": "political cases"})
    assert (made.low, made.high, made.scope, made.text) == (100, 120, "political cases", found.text)


def test_the_scope_of_a_figure_is_suggested_prefilled_and_kept(take_article: TakeArticle, editor: Client) -> None:
    article = take_article("Post\n\nIn May 212 people were freed, excluding soldiers. Then 30 were killed.\n", "Post")
    found, other = article.findings.filter(kind=Kind.FIGURE).order_by("number")
    assert found.content["scope"] == "excluding soldiers"
    assert "excluding soldiers" in editor.get(f"/press/articles/{article.public_id}/").content.decode()
    assert 'value="excluding soldiers"' in editor.get(f"/press/findings/{found.pk}/").content.decode()
    assert (actions.accept_figure(found).scope, actions.accept_figure(other).scope) == ("excluding soldiers", "")


def test_words_that_do_not_stand_in_the_document_are_refused(article: Article) -> None:
    with pytest.raises(BadInput, match="don't stand"):
        actions.add_statement(article, {"text": "nothing of the kind", "name": "Rami Odeh"})
    made = actions.add_statement(article, {"text": "wrote down every name", "name": "Rami Odeh"})
    assert text_of(article.document)[made.start : made.end] == "wrote down every name"
    assert made.finding is None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"low": 9, "high": 3}, "upside"),
        ({"low": None, "high": None}, "least or the most"),
        ({"counts": "wishes"}, "what is counted"),
        ({"since": "last spring"}, "no date"),
    ],
)
def test_a_figure_that_says_nothing_is_refused_and_the_suggestion_stays_open(
    article: Article, facts: dict[str, object], why: str
) -> None:
    found = article.findings.filter(kind=Kind.FIGURE)[0]
    with pytest.raises(BadInput, match="more than the most" if why == "upside" else why):
        actions.accept_figure(found, facts)
    found.refresh_from_db()
    assert found.state == State.OPEN


def test_a_statement_of_nobody_is_refused(article: Article) -> None:
    found = article.findings.filter(kind=Kind.STATEMENT)[0]
    with pytest.raises(BadInput, match="who speaks"):
        actions.accept_statement(found, {"name": "", "role": "", "organisation": ""})


def test_the_second_of_two_people_is_told(article: Article) -> None:
    found = article.findings.filter(kind=Kind.FIGURE)[0]
    actions.reject(found)
    for do in (actions.accept_figure, actions.reject):
        with pytest.raises(BadInput, match="meanwhile"):
            do(found)


def test_a_decision_is_taken_back_and_what_was_made_goes(article: Article, figure: Figure) -> None:
    found = figure.finding
    assert found is not None
    actions.reopen(found)
    assert not Figure.objects.exists()
    found.refresh_from_db()
    assert (found.state, found.decided_by) == (State.OPEN, None)


def test_names_of_events_and_methods_are_only_marked(article: Article) -> None:
    found = Finding.objects.create(
        article=article, kind=Kind.EVENT, number=90, start=0, end=7, text="Harbour", sureness=0.7, rule="by hand"
    )
    assert actions.accept_naming(found).state == State.ACCEPTED
    with pytest.raises(BadInput):
        actions.accept_naming(article.findings.filter(kind=Kind.FIGURE)[0])


def test_a_reader_may_decide_nothing(article: Article) -> None:
    from django.core.exceptions import PermissionDenied

    reader = User.objects.create_user("reem", password="x", role=Role.READER)
    found = article.findings.filter(kind=Kind.FIGURE)[0]
    for do in (actions.accept_figure, actions.reject, actions.reopen):
        with pytest.raises(PermissionDenied):
            do(found, actor=reader)
