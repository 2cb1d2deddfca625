"""Articles fetched from an address: only where the administrator allows it, only by the worker, never from inside."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from tests.register.press.conftest import ARTICLE, user

from khabar.model import BadInput
from khabar.readers import Fetched
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Document
from khabar.register.home import Home
from khabar.register.press import fetching
from khabar.register.press.models import Article, Fetch
from khabar.register.web import Web
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)

ASK = {"source": "Reed Day Agency", "address": "https://reed-day.example/dozens?x=1"}


@pytest.fixture
def worker(client: Client, own_home: Home) -> Client:
    client.force_login(user("amal", Role.CASE_WORKER))
    return client


@pytest.fixture
def may_fetch(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", replace(own_home, web=Web(fetch=True)))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A made-up web with one page at every address; says what was asked."""
    asked: list[str] = []

    def answer(address: str) -> Fetched:
        asked.append(address)
        return Fetched("reed-day.example.txt", ARTICLE.encode(), "https://reed-day.example/dozens")

    monkeypatch.setattr(fetching, "fetch", answer)
    return asked


def test_case_11_nothing_is_fetched_unless_the_administrator_allows_it(worker: Client, answers: list[str]) -> None:
    assert "/press/fetch/" not in worker.get("/press/paste/").content.decode()
    assert worker.post("/press/fetch/", ASK).status_code == 404
    work(until_idle=True)
    assert (answers, Fetch.objects.count()) == ([], 0)


def test_an_article_comes_by_the_worker_and_is_read(worker: Client, may_fetch: None, answers: list[str]) -> None:
    assert "/press/fetch/" in worker.get("/press/paste/").content.decode()
    page = worker.post("/press/fetch/", ASK, follow=True).content.decode()
    assert answers == []
    assert "waiting for its turn" in page
    assert 'data-watched="1"' in page
    work(until_idle=True)
    assert answers == [ASK["address"]]
    asked = Fetch.objects.get()
    article = Article.objects.get()
    assert (asked.state, asked.article, article.address) == ("done", article, "https://reed-day.example/dozens")
    assert (article.document.source.name, article.findings.exists()) == ("Reed Day Agency", True)
    done = worker.get(f"/press/fetched/{asked.public_id}/now/").content.decode()
    assert f"/press/articles/{article.public_id}/" in done
    assert 'data-watched="0"' in done
    fetching.perform(asked.pk)
    assert len(answers) == 1


def test_the_same_page_again_adds_nothing(worker: Client, may_fetch: None, answers: list[str]) -> None:
    for _time in range(2):
        worker.post("/press/fetch/", ASK)
        work(until_idle=True)
    assert (Document.objects.count(), Article.objects.count(), Fetch.objects.filter(state="done").count()) == (1, 1, 2)


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/", "http://[::1]:8000/", "http://127.0.0.1/", "http://localhost/",
        "http://2130706433/", "http://[::ffff:10.0.0.1]/", "http://user:secret@169.254.169.254/",
    ],
)  # fmt: skip
def test_case_11_the_register_asks_nobody_inside(
    worker: Client, may_fetch: None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real guard, through the page and the worker: the page says that nobody was found, and nothing came in."""
    monkeypatch.setattr("khabar.readers.fetching.subprocess.run", lambda *_a, **_k: pytest.fail("somebody was asked"))
    answer = worker.post("/press/fetch/", {**ASK, "address": address}, follow=True)
    assert answer.status_code == 200
    work(until_idle=True)
    asked = Fetch.objects.get()
    assert asked.state == "refused"
    assert re.search("nobody on the open web|no address of a page", asked.message)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://a.example/", "a.example", "https://a.example/\x7f"]
)
def test_what_is_no_address_is_refused_at_once(worker: Client, may_fetch: None, address: str) -> None:
    assert worker.post("/press/fetch/", {**ASK, "address": address}).status_code == 400
    assert not Fetch.objects.exists()


def test_nothing_is_harvested(
    worker: Client, may_fetch: None, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST", 2)
    statuses = [worker.post("/press/fetch/", ASK).status_code for _time in range(3)]
    assert statuses == [302, 302, 400]


def test_who_may_take_in_nothing_asks_for_nothing(client: Client, may_fetch: None) -> None:
    client.force_login(user("reader", Role.READER))
    assert client.post("/press/fetch/", ASK).status_code == 403


def test_what_is_refused_is_told(worker: Client, may_fetch: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_address: str) -> Fetched:
        raise BadInput("https://a.example/: the server answered 404 (Not Found). Check the address.")

    monkeypatch.setattr(fetching, "fetch", refuse)
    worker.post("/press/fetch/", ASK)
    work(until_idle=True)
    assert "the server answered 404" in worker.get(f"/press/fetched/{Fetch.objects.get().public_id}/").content.decode()
