"""One's own pages of second factors."""

import re

import pytest
from django.test import Client
from tests.register.accounts.factors.conftest import shown
from tests.register.accounts.factors.device import Device

from khabar.register.accounts.factors.codes import code
from khabar.register.accounts.models import App, Passkey, RecoveryCode, User


@pytest.fixture
def client(amal: User) -> Client:
    found = Client(SERVER_NAME="localhost")
    found.force_login(amal)
    return found


def page(client: Client, path: str = "/account/factors/") -> str:
    return client.get(path).content.decode()


def secret_on(text: str) -> bytes:
    import base64

    found = re.search(r'dir="ltr">([A-Z2-7 ]{39})</code>', text)
    assert found
    return base64.b32decode(found[1].replace(" ", ""))


def test_an_app_is_added_with_the_code_it_shows(client: Client) -> None:
    first = page(client, "/account/factors/app/")
    assert "data:image/svg+xml;base64," in first
    secret = secret_on(first)
    assert str(secret) not in str(list(client.session.items()))
    wrong = client.post("/account/factors/app/", {"code": "12345"})
    assert (wrong.status_code, secret_on(wrong.content.decode())) == (400, secret)
    assert client.post("/account/factors/app/", {"code": shown(secret)})["Location"] == "/account/factors/"
    assert "app-secret" not in client.session
    told = page(client)
    assert "You have no recovery codes" in told
    assert "If you remove it, you sign in by password alone" in told
    assert client.get("/account/factors/app/")["Location"] == "/account/factors/"


def test_the_secret_is_shown_until_it_is_added_and_never_again(client: Client) -> None:
    secret = secret_on(page(client, "/account/factors/app/"))
    assert secret_on(page(client, "/account/factors/app/")) == secret
    client.post("/account/factors/app/", {"code": shown(secret)})
    client.post("/account/factors/app/remove/")
    assert secret_on(page(client, "/account/factors/app/")) != secret


def test_the_code_that_added_the_app_signs_nobody_in(client: Client, amal: User) -> None:
    from khabar.register.accounts.factors.using import use_app_code

    secret = secret_on(page(client, "/account/factors/app/"))
    client.post("/account/factors/app/", {"code": (said := shown(secret))})
    assert not use_app_code(amal, said)
    assert use_app_code(amal, code(secret, App.objects.get().last_step + 1))


def add(client: Client, name: str = "Blue key") -> Passkey:
    answer = Device().make(client.post("/account/factors/passkeys/ask/").json())
    assert client.post("/account/factors/passkeys/", {"name": name, "credential": answer}).status_code == 302
    return Passkey.objects.latest("pk")


def test_passkeys_are_added_named_and_removed(client: Client) -> None:
    key = add(client)
    assert "Blue key" in page(client)
    assert "signs in alone" in page(client)
    assert client.post(f"/account/factors/passkeys/{key.pk}/", {"name": "Green key"}).status_code == 302
    assert client.post(f"/account/factors/passkeys/{key.pk}/", {"name": " "}).status_code == 400
    assert "Green key" in page(client)
    gone = client.post(f"/account/factors/passkeys/{key.pk}/remove/").content.decode()
    assert "That was your last second factor" in gone


def test_a_passkey_of_somebody_else_does_not_exist(client: Client) -> None:
    key = add(client)
    other = Client(SERVER_NAME="localhost")
    other.force_login(User.objects.create_user("emma"))
    for path in ("", "remove/"):
        assert other.post(f"/account/factors/passkeys/{key.pk}/{path}", {"name": "x"}).status_code == 404
    assert Passkey.objects.count() == 1


def test_an_answer_to_another_question_adds_nothing_and_is_said(client: Client) -> None:
    answer = Device().make(client.post("/account/factors/passkeys/ask/").json())
    client.post("/account/factors/passkeys/ask/")
    told = client.post("/account/factors/passkeys/", {"name": "x", "credential": answer}).content.decode()
    assert "did not fit the question" in told
    assert not Passkey.objects.exists()


def test_recovery_codes_are_shown_once(client: Client) -> None:
    assert client.post("/account/factors/codes/").status_code == 400
    add(client)
    answer = client.post("/account/factors/codes/")
    assert "no-store" in answer["Cache-Control"]
    made = re.findall(r"<code>([0-9A-Z-]{14})</code>", answer.content.decode())
    assert len(made) == 10
    assert RecoveryCode.objects.count() == 10
    assert not any(one in page(client) for one in made)
    assert "Codes left: 10 / 10" in page(client)


def test_by_an_ip_address_no_passkey_is_offered_and_the_page_says_why(amal: User) -> None:
    client = Client(headers={"host": "127.0.0.1:8000"})
    client.force_login(amal)
    told = page(client)
    assert "opened by an IP address" in told
    assert "http://localhost:8000/account/factors/" in told
    assert client.post("/account/factors/passkeys/ask/").status_code == 400
