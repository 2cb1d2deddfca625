"""Public pages: nothing before it is published, no person of the register, everything that belongs to a figure."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from tests.smtp import Mailbox

from khabar.readers import ReadOptions
from khabar.register.documents.models import Document, Source
from khabar.register.documents.revising import revise
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Membership
from khabar.register.press.actions import accept_statement
from khabar.register.press.models import Article, Figure, Grounds, Kind, Question, Statement
from khabar.register.press.publishing import correct, let_stand, publish, withdraw
from khabar.register.web import Web

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]
Published = dict[str, str]
ALSO = ("/public/", "/public/feed.atom", "/public/feed.json")


def everything(published: Published) -> dict[str, str]:
    """Every public page, feed and citation that a stranger can have, in both languages."""
    cites = [f"{path}cite/{form}/" for path in published.values() for form in ("bib", "json")]
    found = {}
    for path in (*published.values(), *ALSO, *cites):
        for language in ("en", "ar"):
            answer = Client().get(path, headers={"accept-language": language})
            assert answer.status_code == 200, path
            found[f"{path} {language}"] = answer.content.decode()
    return found


def _without_token(page: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())


def test_nothing_is_there_before_it_is_published(article: Article, figure: Figure, question: Question) -> None:
    for kind, thing in (("article", article), ("figure", figure), ("question", question)):
        for path in (f"/public/{kind}/{thing.public_id}/", f"/public/{kind}/{thing.public_id}/cite/bib/"):
            unknown = path.replace(thing.public_id, "A" * 22)
            held, none = Client().get(path), Client().get(unknown)
            assert held.status_code == none.status_code == 404
            assert _without_token(held.content).replace(thing.public_id, "A" * 22) == _without_token(none.content)
    for path in ALSO:
        assert "120" not in Client().get(path).content.decode()


def test_a_stranger_reads_who_said_what_through_whom(published: Published) -> None:
    page = Client().get(published["article"]).content.decode()
    for words in (
        "Rami Odeh", "Harbour Committee", "has not verified", "Responsibility for the views", "120", "people released",
        "2014-05-12", "Reed Day Agency",
    ):  # fmt: skip
        assert words in page
    assert "Samir Haddad Warraq" not in page  # a statement that was not accepted
    arabic = Client().get(published["figure"], headers={"accept-language": "ar"}).content.decode()
    assert 'dir="rtl"' in arabic
    assert "مفرج عنهم" in arabic


def test_a_figure_has_its_verdict_and_its_quotes_carry_floor_range_date_scope_and_source(published: Published) -> None:
    page = Client().get(published["figure"]).content.decode()
    for words in (
        "Verdict",
        "Fewer than 10 persons",
        "No estimate is given",
        "Released in May 2014",
        published["figure"],
    ):
        assert words in page
    quotes = page.partition('id="quote"')[2]
    for words in (
        "“120” (120)",
        "2014-05-12",
        "Rami Odeh",
        "Reed Day Agency",
        "Which cases count: not said",
        "أقل من 10",
    ):
        assert words in quotes


def test_withdrawn_it_says_since_when_and_no_more(published: Published, figure: Figure) -> None:
    withdraw(figure)
    answer = Client().get(published["figure"])
    assert answer.status_code == 410
    assert "120" not in answer.content.decode()
    for path in (published["question"], published["article"], *ALSO):
        assert published["figure"] not in Client().get(path).content.decode()


def test_corrections_are_dated_and_show_both_values(published: Published, figure: Figure) -> None:
    before = json.loads(Client().get("/public/feed.json").content)["items"]
    correct(figure, "high", 150, "the committee said so")
    page = Client().get(published["figure"]).content.decode()
    for words in ("Corrections", "<del>", "the committee said so", "150"):
        assert words in page
    after = json.loads(Client().get("/public/feed.json").content)["items"]
    changed = {
        one["id"] for one, other in zip(after, before, strict=True) if one["date_modified"] != other["date_modified"]
    }
    assert len(changed) == 1


def test_what_the_source_took_back_is_said_on_its_pages(published: Published, document: Document) -> None:
    revise(document, "standing", "retracted", "they said so", None)
    assert "retracted the document" in Client().get(published["statement"]).content.decode()
    assert published["statement"] not in Client().get("/public/").content.decode()


def test_no_person_of_the_register_is_on_any_public_page_until_an_administrator_lets_the_name_stand(
    own_home: Home, write: Write, published: Published, article: Article, statement: Statement, figure: Figure
) -> None:
    """The name stands in every column that people can fill, and in the words of the document itself."""
    other = accept_statement(article.findings.filter(kind=Kind.STATEMENT, text__contains="Samir Haddad")[0])
    published["other"] = f"/public/statement/{publish(other).public_id}/"
    Source.objects.update(name="Samir Haddad Office")
    name = "Samir Haddad"
    for thing, fields in (
        (article, ("title", "outlet", "office", "byline", "editor", "translated")),
        (statement, ("role", "organisation", "verb")),
        (figure, ("who", "by", "where", "scope", "definition", "method")),
    ):
        for field in fields:
            correct(thing, field, f"one {name} two", f"as {name} wrote")
    Question.objects.update(title_en=f"Of {name}", title_ar="عن سمير حداد", scope=name, definition=name)
    article.refresh_from_db()
    article.disclaimers = [{"text": f"{name} has not verified", "kind": "not verified"}]
    article.save()
    seen = everything(published)
    assert any(name in page for page in seen.values())
    listed = take_in(
        own_home, write("a.csv", ["id", "name"], ["1", "سمير خالد حداد"]), "A", None, ReadOptions()
    ).document
    for path, page in everything(published).items():
        assert "Haddad" not in page, path
        assert "حداد" not in page, path
    person = Membership.objects.get(record__document=listed).person
    assert person.public_id not in "".join(everything(published).values())
    let_stand([person], None, Grounds.CONSENT, "signed on paper")
    assert any(name in page for page in everything(published).values())


def test_the_feeds_are_well_formed_and_lead_to_permanent_addresses(published: Published) -> None:
    tree = ElementTree.fromstring(Client().get("/public/feed.atom").content)  # noqa: S314 - our own
    space = {"a": "http://www.w3.org/2005/Atom"}
    ids = {entry.text for entry in tree.findall("a:entry/a:id", space)}
    told = json.loads(Client().get("/public/feed.json").content)
    assert told["version"].endswith("1.1")
    assert ids == {item["id"] for item in told["items"]} == {f"http://testserver{path}" for path in published.values()}


def test_in_the_atom_feed_everything_has_an_author_and_words_stay_words(
    published: Published, statement: Statement
) -> None:
    Statement.objects.filter(pk=statement.pk).update(text="a <script>alert(1)</script> & b")
    tree = ElementTree.fromstring(Client().get("/public/feed.atom").content)  # noqa: S314 - our own
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert all(tree.findtext(f"a:{name}", namespaces=space) for name in ("id", "title", "updated", "author/a:name"))
    for entry in tree.findall("a:entry", space):
        assert all(entry.findtext(f"a:{name}", namespaces=space) for name in ("id", "title", "updated"))
    html = [one.text or "" for one in tree.findall("a:entry/a:summary", space)]
    assert any("&lt;script&gt;" in one for one in html)
    assert not any("<script" in one for one in html)


def test_the_form_to_recommend_names_nobody_of_the_register(
    own_home: Home, mailbox: Mailbox, write: Write, published: Published, article: Article
) -> None:
    correct(article, "title", "Samir Haddad came home", "as it stands")
    take_in(own_home, write("a.csv", ["id", "name"], ["1", "سمير خالد حداد"]), "A", None, ReadOptions())
    for path in published.values():
        for language in ("en", "ar"):
            page = Client().get(f"{path}recommend/", headers={"accept-language": language})
            assert page.status_code == 200
            assert "Haddad" not in page.content.decode()


def test_search_engines_are_let_in_only_where_the_administrator_wants_that(
    own_home: Home, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Client().get(published["figure"])
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert 'content="noindex"' in answer.content.decode()
    monkeypatch.setattr(settings, "HOME", replace(own_home, web=Web(robots=True)))
    answer = Client().get(published["figure"])
    assert answer["X-Robots-Tag"] == "all"
    assert "noindex" not in answer.content.decode()
    assert Client().get("/sign-in/")["X-Robots-Tag"].startswith("noindex")


def test_citations_are_read_by_machines_and_hold_no_command(published: Published, statement: Statement) -> None:
    correct(statement, "role", r"head} \input{x", "as written")
    bib = Client().get(published["statement"] + "cite/bib/").content.decode()
    assert bib.startswith("@misc{statement")
    assert r"\input{" not in bib.replace(r"\textbackslash{}input\{", "")
    item = json.loads(Client().get(published["figure"] + "cite/json/").content)[0]
    assert item["URL"].endswith(published["figure"])
    assert item["container-title"] == "Reed Day Agency"


def test_previews_are_told_and_the_page_keeps_its_strict_policy(published: Published) -> None:
    answer = Client().get(published["figure"])
    page = answer.content.decode()
    for words in ('property="og:title"', 'property="og:url"', 'rel="canonical"', 'type="application/atom+xml"'):
        assert words in page
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "<script>" not in page
