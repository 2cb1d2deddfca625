"""What the tests of this app share: a made-up article that was taken in and read, and who works with it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Document
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.press.actions import accept_figure, accept_statement
from khabar.register.press.models import Article, Figure, Kind, Statement
from khabar.register.press.reading import read_document

ARTICLE = (
    "Harbour Committee: Dozens Let Go From Tilal Prison\n\nReed Day Agency - 12 May 2014\n\n"
    "Rami Odeh, spokesman of the Harbour Committee, said that 120 detainees out of hundreds of thousands were released "
    "from Tilal Prison.\n\n"
    "“We wrote down every name,” Odeh said. He added that Samir Haddad Warraq was among those released.\n\n"
    "Read also: Families wait at the gates\n\n"
    "Reed Day Agency has not verified the content of this story. Responsibility for the views lies with the author.\n"
)

TakeArticle = Callable[..., Article]


@pytest.fixture
def own_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(settings, "HOME", home)
    return home


@pytest.fixture
def document(own_home: Home, tmp_path: Path) -> Document:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return take_in(own_home, path, "Reed Day Agency", None, ReadOptions()).document


@pytest.fixture
def article(own_home: Home, document: Document) -> Article:
    return read_document(own_home, document)


@pytest.fixture
def take_article(own_home: Home, tmp_path: Path) -> TakeArticle:
    """Take in another article."""

    def take(text: str, source: str) -> Article:
        path = tmp_path / f"{source}.txt"
        path.write_text(text, "utf-8")
        return read_document(own_home, take_in(own_home, path, source, None, ReadOptions()).document)

    return take


@pytest.fixture
def statement(article: Article) -> Statement:
    return accept_statement(article.findings.filter(kind=Kind.STATEMENT)[0])


@pytest.fixture
def figure(article: Article, statement: Statement) -> Figure:
    return accept_figure(article.findings.get(kind=Kind.FIGURE, text="120"))


def user(name: str, role: Role) -> User:
    found = User.objects.filter(username=name).first()
    return found or User.objects.create_user(name, password="x", role=role)


@pytest.fixture
def editor(client: Client, own_home: Home) -> Client:
    client.force_login(user("huda", Role.EDITOR))
    return client
