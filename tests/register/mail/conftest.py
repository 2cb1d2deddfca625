"""What the tests of mail share: a data directory that names a real server, and a kind of mail of their own."""

import pytest
from django.utils.translation import gettext_lazy

from khabar.register.mail.kinds import KINDS, Kind, Receiver, Told


def _receiver(told: Told) -> Receiver | None:
    return Receiver(told["to"], {"code": told["code"]}) if told["to"] else None


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind of mail with a place in its text; its receiver is what it was told."""
    made = Kind(gettext_lazy("Search"), (gettext_lazy("Code %(code)s"),), _receiver)
    monkeypatch.setitem(KINDS, "test", made)
    return "test"
