"""What a page says when a longer write holds the database."""

import pytest
from django.db import OperationalError
from django.test import Client

from khabar.register.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words", ["database is locked", "canceling statement due to lock timeout", "deadlock detected"]
)
def test_a_write_that_waited_in_vain_is_told_so(client: Client, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    client.force_login(User.objects.create_user("amal", password="x"))

    def held(*_: object) -> None:
        raise OperationalError(words)

    monkeypatch.setattr("khabar.register.people.search_views.keep_search", held)
    answer = client.post("/", {"name": "Ahmad"})
    assert answer.status_code == 503
    assert answer["Retry-After"]
    page = answer.content.decode()
    assert "in a minute" in page and words not in page


def test_another_error_stays_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(User.objects.create_user("amal", password="x"))

    def broken(*_: object) -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr("khabar.register.people.search_views.keep_search", broken)
    with pytest.raises(OperationalError):
        client.post("/", {"name": "Ahmad"})
