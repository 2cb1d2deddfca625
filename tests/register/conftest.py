"""What tests of the register share: somebody signed in, a person of whom several lists speak, a real mail server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from tests import reading
from tests.smtp import Mailbox, mail_server

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership, Person

HEADER = ["id", "name", "mother_name", "birth_date", "event", "event_date", "facility"]
ROWS = {
    "A": ["1", "محمد الخولاني", "فاطمة", "1980", "held", "2013", "Old Bridge Station"],
    "B": ["1", "محمد خالد الخولاني", "فاطمة", "3/5/1980", "dead", "2014-06-01", ""],
    "C": ["1", "Mohamad al-Khouli", "", "", "seen alive", "2016", ""],
}


Configure = Callable[[str], None]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Texts are in English, whatever language a page of the test before was asked for in."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    reading.without_process(monkeypatch)


@pytest.fixture
def case_worker(client: Client) -> Client:
    client.force_login(User.objects.create_user("amal", password="x", role=Role.CASE_WORKER))
    return client


@pytest.fixture
def known(home: Home, write: Callable[..., Path]) -> Person:
    """A person in three lists: held, reported dead, and seen alive after that."""
    for source, row in ROWS.items():
        take_in(home, write(f"{source}.csv", HEADER, row), source, None, ReadOptions())
    first, *others = Membership.objects.order_by("record").select_related("person")
    for other in others:
        merge(first.person, other.person, "the same family", None)
    return first.person


@pytest.fixture
def configure(home: Home, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Write lines into register.toml of the register of this test."""
    monkeypatch.setattr(settings, "HOME", home)

    def to(lines: str) -> None:
        with home.settings.open("a", encoding="utf-8") as file:
            file.write(lines)

    return to


@pytest.fixture
def mailbox(configure: Configure) -> Iterator[Mailbox]:
    with mail_server() as found:
        configure(found.settings())
        yield found
