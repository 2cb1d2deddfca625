"""Pages of the press: taking in, deciding, correcting, letting names stand; each to who may."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.register.press.conftest import ARTICLE, user

from khabar.readers import ReadOptions
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Document
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.press.models import Article, Figure, NamedInPublic, Question, Statement
from khabar.register.press.questions import answer, ask

pytestmark = pytest.mark.django_db


def test_pasted_twice_an_article_is_one_and_what_is_no_text_is_refused(editor: Client) -> None:
    told = {"source": "Reed Day Agency", "title": "../../x: Dozens", "text": ARTICLE}
    places = {editor.post("/press/paste/", told)["Location"] for _turn in range(2)}
    assert len(places) == 1
    assert Document.objects.get().file_name == "x--Dozens.txt"
    assert editor.post("/press/paste/", {**told, "text": " "}).status_code == 200
    assert editor.post("/press/paste/", {**told, "text": "\0\1\2"}).status_code in (200, 400)
    assert Document.objects.count() == 1


def test_a_document_is_read_from_the_list_of_articles(editor: Client, document: Document) -> None:
    assert "Read it" in editor.get("/press/").content.decode()
    place = editor.post(f"/press/documents/{document.public_id}/read/")["Location"]
    page = editor.get(place).content.decode()
    for words in ("has not verified", "Reed Day Agency", "that behind a verb of saying", "Change and accept", "%"):
        assert words in page
    assert "Read it" not in editor.get("/press/").content.decode()


def test_a_list_says_that_it_is_none(editor: Client, own_home: Home, write: Callable[..., Path]) -> None:
    listed = take_in(own_home, write("a.csv", ["id", "name"], ["1", "سامي الحداد"]), "A", None, ReadOptions()).document
    answered = editor.post(f"/press/documents/{listed.public_id}/read/")
    assert answered.status_code == 400
    assert "a list, not a text" in answered.content.decode()


def test_what_is_refused_is_said_on_the_page(editor: Client, article: Article) -> None:
    key = article.findings.filter(kind="figure")[0].pk
    assert editor.post(f"/press/findings/{key}/reject/").status_code == 302
    again = editor.post(f"/press/findings/{key}/accept/")
    assert again.status_code == 400
    assert "meanwhile" in again.content.decode()
    assert editor.post(f"/press/findings/{key}/reopen/").status_code == 302
    form = {"text": "120", "counts": "released", "low": "9", "high": "3"}
    assert editor.post(f"/press/findings/{key}/", form).status_code == 400
    assert editor.get("/press/findings/999999/").status_code == 404


def test_a_statement_that_was_not_found_is_entered(editor: Client, article: Article) -> None:
    address = f"/press/articles/{article.public_id}/add/statement/"
    assert editor.post(address, {"text": "nowhere", "name": "Rami Odeh"}).status_code == 400
    assert editor.post(address, {"text": "Dozens Let Go", "name": "Rami Odeh"}).status_code == 302
    assert Statement.objects.get().text == "Dozens Let Go"
    assert editor.get(f"/press/articles/{article.public_id}/add/event/").status_code == 404


def test_words_over_several_lines_are_found_as_browsers_send_them(editor: Client, article: Article) -> None:
    form = {"text": "From Tilal Prison\r\n\r\nReed Day Agency", "name": "Rami Odeh"}
    assert editor.post(f"/press/articles/{article.public_id}/add/statement/", form).status_code == 302
    assert Statement.objects.get().text == "From Tilal Prison\n\nReed Day Agency"


def test_pages_of_a_statement_a_figure_and_a_question_and_a_correction(editor: Client, figure: Figure) -> None:
    question = ask({"title_en": "Released in May", "counts": "released"})
    answer(question, figure)
    for kind, thing in (("statement", figure.statement), ("figure", figure), ("question", question)):
        assert thing is not None
        assert editor.get(f"/press/things/{kind}/{thing.public_id}/").status_code == 200
    address = f"/press/things/figure/{figure.public_id}/correct/high/"
    assert 'value="120"' in editor.get(address).content.decode()
    assert editor.post(address, {"seen": "100", "value": "150", "reason": "x"}).status_code == 400
    assert editor.post(address, {"seen": "120", "value": "150", "reason": "they said so"}).status_code == 302
    page = editor.get(f"/press/things/figure/{figure.public_id}/").content.decode()
    assert "they said so" in page
    assert "120 to 150" in page
    assert editor.get(address.replace("/high/", "/text/")).status_code == 404
    assert editor.get(address.replace("/figure/", "/person/")).status_code == 404
    editor.post(f"/press/questions/{question.public_id}/figures/", {"figure": figure.public_id, "answers": "0"})
    assert not Question.objects.get().figures.exists()


def test_an_administrator_lets_a_name_stand_and_nobody_else_sees_whose_it_is(
    editor: Client, own_home: Home, write: Callable[..., Path], article: Article, statement: Statement
) -> None:
    take_in(own_home, write("a.csv", ["id", "name"], ["1", "رامي عودة"]), "A", None, ReadOptions())
    address = f"/press/articles/{article.public_id}/names/"
    assert editor.get(address).status_code == 403
    editor.force_login(user("root", Role.ADMINISTRATOR))
    assert "Rami Odeh" in editor.get(address).content.decode()
    form = {"name": "Rami Odeh", "grounds": "public role", "reason": "spokesman of the committee"}
    assert editor.post(address, {**form, "grounds": "namesake", "everywhere": "on"}).status_code == 400
    assert editor.post(address, form).status_code == 302
    naming = NamedInPublic.objects.get()
    assert naming.article == article
    assert "stands on public pages" in editor.get(address).content.decode()
    editor.post(f"{address}{naming.pk}/end/")
    assert "left out." in editor.get(address).content.decode()
