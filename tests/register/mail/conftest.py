"""What the tests of mail share: a data directory that names a real server, and a kind of mail of their own."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.utils.translation import gettext_lazy
from tests.smtp import Mailbox, mail_server

from khabar.register.home import Home
from khabar.register.mail.kinds import KINDS, Kind, Receiver, Told

Configure = Callable[[str], None]


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


def _receiver(told: Told) -> Receiver | None:
    return Receiver(told["to"], {"code": told["code"]}) if told["to"] else None


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of mail with a place in its text; its receiver is what it was told."""
    made = Kind(gettext_lazy("Search"), gettext_lazy("Code %(code)s"), _receiver)
    monkeypatch.setitem(KINDS, "test", made)
    return "test"
