"""Questions and answers of passkeys, with a device made of a few lines."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from fido2.utils import websafe_encode
from tests.register.accounts.factors.device import Device

from khabar.register.accounts.factors import actions, passkeys
from khabar.register.accounts.factors.ceremony import ASKED, LIFE, Refused
from khabar.register.accounts.models import Passkey, User

Ask = Callable[..., HttpRequest]


@pytest.fixture
def request_() -> HttpRequest:
    return request_at("localhost:80")


def request_at(host: str, secure: bool = False) -> HttpRequest:
    found = RequestFactory().post("/sign-in/", secure=secure, headers={"host": host})
    found.session = SessionStore()
    return found


def add(request: HttpRequest, user: User, device: Device) -> Passkey:
    device.origin = f"{request.scheme}://{request.get_host()}"
    answer = json.loads(device.make(passkeys.ask_for_new(request, user)))
    return actions.add_passkey(user, "phone", passkeys.read_new(request, answer))


@pytest.mark.parametrize(
    ("host", "secure", "at", "named"),
    [
        ("localhost:8000", False, "localhost", ""),
        ("localhost", False, "localhost", ""),
        ("register.example.org", True, "register.example.org", ""),
        ("register.example.org:8443", True, "register.example.org", ""),
        ("register.example.org", False, "", ""),
        ("127.0.0.1:8000", False, "", "http://localhost:8000/sign-in/"),
        ("[::1]:8000", False, "", "http://localhost:8000/sign-in/"),
        ("[::1]", True, "", "https://localhost/sign-in/"),
        ("192.0.2.1", True, "", ""),
    ],
)
def test_passkeys_belong_to_a_host_name(settings: Any, host: str, secure: bool, at: str, named: str) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    request = request_at(host, secure)
    assert passkeys.host_of(request) == at
    assert passkeys.named_address(request) == named
    if not at:
        with pytest.raises(Refused):
            passkeys.ask(request, "alone")


def test_a_passkey_is_made_and_shown(request_: HttpRequest, amal: User) -> None:
    device = Device()
    key = add(request_, amal, device)
    assert (key.host, key.alone, key.counter) == ("localhost", True, 1)
    asked = passkeys.ask(request_, "alone", verified=True)
    assert asked["publicKey"].get("allowCredentials") in (None, [])
    assert asked["publicKey"]["userVerification"] == "required"
    assert passkeys.read(request_, "alone", json.loads(device.show(asked))) == (key, 2)


def test_the_handle_is_random_and_the_same_for_all_of_a_users_passkeys(request_: HttpRequest, amal: User) -> None:
    first, second = add(request_, amal, Device()), add(request_, amal, Device())
    other = add(request_, User.objects.create_user("emma"), Device())
    assert first.handle == second.handle != other.handle
    asked = passkeys.ask_for_new(request_, amal)["publicKey"]
    assert {key["id"] for key in asked["excludeCredentials"]} == {first.credential_id, second.credential_id}
    assert str(amal.pk) != asked["user"]["id"]


def shown(request: HttpRequest, amal: User, **changes: Any) -> tuple[Device, Any]:
    device = Device()
    add(request, amal, device)
    vars(device).update(changes)
    return device, json.loads(device.show(passkeys.ask(request, "alone", verified=True)))


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:81"},
        {"origin": "https://localhost"},
        {"host": "evil.example"},
        {"verified": False},
        {"key": Device().key},
        {"identity": b"unknown"},
        {"handle": b"somebody else"},
        {"counter": -1},
    ],
)
def test_an_answer_that_does_not_fit_is_refused(request_: HttpRequest, amal: User, changes: dict[str, Any]) -> None:
    _, answer = shown(request_, amal, **changes)
    with pytest.raises(Refused):
        passkeys.read(request_, "alone", answer)


def test_an_answer_counts_once_for_its_own_question_only(request_: HttpRequest, amal: User) -> None:
    device, answer = shown(request_, amal)
    with pytest.raises(Refused):
        passkeys.read(request_, "second", answer)
    with pytest.raises(Refused, match="no open question"):
        passkeys.read(request_, "alone", answer)
    again = json.loads(device.show(passkeys.ask(request_, "alone")))
    assert passkeys.read(request_, "alone", again)
    with pytest.raises(Refused, match="no open question"):
        passkeys.read(request_, "alone", again)
    passkeys.ask(request_, "alone")
    with pytest.raises(Refused):
        passkeys.read(request_, "alone", again)


def test_a_question_lives_for_minutes(request_: HttpRequest, amal: User) -> None:
    _, answer = shown(request_, amal)
    request_.session[ASKED] = {**request_.session[ASKED], "at": request_.session[ASKED]["at"] - LIFE - 1}
    with pytest.raises(Refused, match="no open question"):
        passkeys.read(request_, "alone", answer)


def test_a_passkey_of_another_host_is_unknown_here(request_: HttpRequest, amal: User) -> None:
    _, answer = shown(request_, amal)
    Passkey.objects.update(host="register.example.org")
    with pytest.raises(Refused, match="unknown"):
        passkeys.read(request_, "alone", answer)
    assert passkeys.ask(request_, "second", amal)["publicKey"]["allowCredentials"] == []


RUBBISH = [None, 5, "x", [], {}, {"rawId": "\ud800"}, {"rawId": "a\0"}, {"rawId": 5}, {"rawId": "x" * 5000}]


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_is_refused_never_an_error(request_: HttpRequest, amal: User, rubbish: Any) -> None:
    passkeys.ask(request_, "alone")
    with pytest.raises(Refused):
        passkeys.read(request_, "alone", rubbish)
    passkeys.ask_for_new(request_, amal)
    with pytest.raises(Refused):
        passkeys.read_new(request_, rubbish)


def test_half_an_answer_is_refused(request_: HttpRequest, amal: User) -> None:
    device, _ = shown(request_, amal)
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        for value in (None, "", "!", websafe_encode(b"{}"), 5):
            asked = passkeys.ask(request_, "alone", verified=True)
            broken = json.loads(device.show(asked))
            broken["response"][part] = value
            with pytest.raises(Refused):
                passkeys.read(request_, "alone", broken)
