"""Changing how one signs in asks for a recent proof, by password or passkey."""

import pytest
from django.test import Client
from tests.register.accounts.factors.conftest import PASSWORD, amal
from tests.register.accounts.factors.device import Device

from khabar.register.accounts.lockout import TRIES_A_NAME
from khabar.register.accounts.models import App, User
from khabar.register.accounts.proving import FRESH, PROVED

__all__ = ["amal"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def client(amal: User) -> Client:
    found = Client(SERVER_NAME="localhost")
    found.force_login(amal)
    return found


def age(client: Client, seconds: int = FRESH + 1) -> None:
    """As if that much time had passed since signing in."""
    session = client.session
    session[PROVED] -= seconds
    session.save()


def test_a_fresh_sign_in_is_enough_and_an_old_one_is_not(client: Client) -> None:
    assert client.get("/account/factors/app/").status_code == 200
    age(client, FRESH - 5)
    assert client.get("/account/factors/app/").status_code == 200
    age(client)
    answer = client.get("/account/factors/app/")
    assert answer["Location"] == "/account/confirm/?next=%2Faccount%2Ffactors%2Fapp%2F"
    page = client.get(answer["Location"]).content.decode()
    assert "Nothing was changed yet" in page
    assert client.post(answer["Location"], {"password": "wrong"}).status_code == 200
    done = client.post("/account/confirm/", {"password": PASSWORD, "next": "/account/factors/app/"})
    assert done["Location"] == "/account/factors/app/"
    assert client.get("/account/factors/app/").status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "app/remove/", "passkeys/", "passkeys/ask/", "passkeys/1/", "passkeys/1/remove/", "codes/",
    ],
)  # fmt: skip
def test_every_change_asks_for_it_and_none_happens_before(client: Client, page: str) -> None:
    age(client)
    answer = client.post(f"/account/factors/{page}", {"name": "x"})
    assert answer["Location"] == "/account/confirm/?next=%2Faccount%2Ffactors%2F"
    assert not App.objects.exists()


def test_a_session_from_before_proofs_were_kept_is_asked_too(client: Client) -> None:
    session = client.session
    del session[PROVED]
    session.save()
    assert client.get("/account/password/").status_code == 302


def test_only_own_pages_follow(client: Client) -> None:
    done = client.post("/account/confirm/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert done["Location"] == "/account/"


def test_wrong_passwords_count_as_when_signing_in(client: Client) -> None:
    statuses = [client.post("/account/confirm/", {"password": "wrong"}).status_code for _ in range(TRIES_A_NAME)]
    assert statuses == [200] * (TRIES_A_NAME - 1) + [429]
    assert client.post("/account/confirm/", {"password": PASSWORD}).status_code == 429


def test_a_passkey_is_a_proof_and_another_persons_is_not(client: Client, amal: User) -> None:
    device, other = Device(), Device()
    answer = device.make(client.post("/account/factors/passkeys/ask/").json())
    client.post("/account/factors/passkeys/", {"name": "phone", "credential": answer})
    theirs = Client(SERVER_NAME="localhost")
    theirs.force_login(User.objects.create_user("emma"))
    answer = other.make(theirs.post("/account/factors/passkeys/ask/").json())
    theirs.post("/account/factors/passkeys/", {"name": "phone", "credential": answer})
    age(client)
    assert "data-passkey" in client.get("/account/confirm/").content.decode()
    shown = other.show(client.post("/account/confirm/ask/").json())
    assert client.post("/account/confirm/", {"credential": shown}).status_code == 200
    shown = device.show(client.post("/account/confirm/ask/").json())
    assert client.post("/account/confirm/", {"credential": shown, "next": "/account/factors/"}).status_code == 302
    assert client.get("/account/factors/app/").status_code == 200
