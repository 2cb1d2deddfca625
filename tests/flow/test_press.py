"""From an article to a mail: taken in, accepted, checked, published, recommended, and never again."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.register.press.conftest import ARTICLE, user
from tests.smtp import Mailbox, mail_server

from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.mail.models import Letter
from khabar.register.press.models import Article, Figure, Finding, Question, Statement
from khabar.register.press.public import recommend_views
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mailbox(home: Home, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(settings, "HOME", home)
    monkeypatch.setattr(recommend_views, "SOONEST", -1)
    with mail_server() as found:
        with home.settings.open("a", encoding="utf-8") as file:
            file.write(found.settings())
        yield found


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(user(role, role))
    return client


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def test_an_article_becomes_public_figures_and_a_mail(mailbox: Mailbox, home: Home, write: Callable[..., Path]) -> None:
    worker, editor, stranger = signed_in(Role.CASE_WORKER), signed_in(Role.EDITOR), Client()
    told = {"source": "Reed Day Agency", "title": "Dozens let go", "text": ARTICLE}
    page = worker.post("/press/paste/", told, follow=True).content.decode()
    article = Article.objects.get()
    assert "suggestions wait for a person" in page
    assert '<mark class="found figure open said">120</mark>' in page
    assert not Statement.objects.exists()

    for finding in Finding.objects.filter(kind="statement"):
        worker.post(f"/press/findings/{finding.pk}/accept/")
    quantity = Finding.objects.get(kind="figure", text="120")
    form = {
        "text": "120",
        "low": "120",
        "high": "120",
        "counts": "released",
        "scope": "all cases",
        "until": "11 May 2014",
    }
    assert worker.post(f"/press/findings/{quantity.pk}/", form).status_code == 302
    rejected = Finding.objects.filter(kind="figure", state="open")[0]
    worker.post(f"/press/findings/{rejected.pk}/reject/")
    figure = Figure.objects.get()
    assert (figure.until, figure.statement) == ("2014-05-11", Statement.objects.order_by("start")[0])

    ask = {"title_en": "Released in May 2014", "counts": "released", "since": "2014-05-01", "until": "2014-05-31"}
    worker.post(f"/press/ask/?figure={figure.public_id}", ask)
    question = Question.objects.get()
    worker.post(f"/press/questions/{question.public_id}/count/")
    work(until_idle=True)
    inside = worker.get(f"/press/things/question/{question.public_id}/").content.decode()
    assert "<strong>consistent</strong>" in inside
    assert "<svg" in inside

    address = f"/public/figure/{figure.public_id}/"
    assert worker.post(f"/press/things/figure/{figure.public_id}/publish/", {"public": "1"}).status_code == 403
    assert stranger.get(address).status_code == 404
    for kind, thing in (("article", article), ("figure", figure), ("question", question)):
        assert editor.post(f"/press/things/{kind}/{thing.public_id}/publish/", {"public": "1"}).status_code == 302
    assert stranger.get(address).status_code == 200

    opened = stranger.get(address + "recommend/").content.decode()
    wish = {
        "sender_name": "Huda Nasser", "sender": "huda@made-up.example", "receiver_name": "Rami",
        "receiver": "rami@made-up.example", "opened": field(opened, "opened"), "website": "",
    }  # fmt: skip
    robot = stranger.post(address + "recommend/", {**wish, "website": "x"})
    for bad in (
        {"receiver": "a@b.example\r\nBcc: c@d.example"},
        {"sender_name": "http://evil.example"},
        {"opened": "x"},
    ):
        assert stranger.post(address + "recommend/", {**wish, **bad}).status_code == 400
    assert not Letter.objects.exists()
    sent = stranger.post(address + "recommend/", wish, headers={"accept-language": "ar"})
    assert (robot.status_code, sent.status_code) == (200, 200)
    work(until_idle=True)
    mail = mailbox.wait_for(0)
    text = mail.get_content()
    assert mailbox.receivers == ["rami@made-up.example"]
    assert "أُوصي لك بصفحة" in mail["Subject"]
    assert address in text
    for word in ("Huda", "Nasser", "Rami", "huda@", "Odeh", "120"):
        assert word not in re.sub(r"http\S+", "", text) + mail["Subject"]

    off = re.search(r"http://testserver(/public/no-mail/\S+)", text)
    assert off
    assert "لا بريد" in stranger.get(off[1], headers={"accept-language": "ar"}).content.decode()
    stranger.post(off[1])
    again = stranger.post(address + "recommend/", wish, headers={"accept-language": "ar"})
    assert _without_token(again.content) == _without_token(sent.content)
    work(until_idle=True)
    assert len(mailbox.mails) == 1


def _without_token(page: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
