"""Whoever guesses is stopped; the owner on a known device is not, and nobody learns whether a name exists."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone

from khabar.register.accounts.lockout import TRIES_A_NAME, TRIES_AN_ADDRESS, address
from khabar.register.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "a long enough password", "wrong"


@pytest.fixture(autouse=True)
def amal() -> User:
    return User.objects.create_user("amal", password=PASSWORD)


def sign_in(client: Client, name: str = "amal", password: str = WRONG, address: str = "192.0.2.1") -> HttpResponse:
    answer = client.post("/sign-in/", {"username": name, "password": password}, REMOTE_ADDR=address)
    assert isinstance(answer, HttpResponse)
    return answer


def lock(name: str = "amal") -> Client:
    attacker = Client()
    for n in range(TRIES_A_NAME):
        sign_in(attacker, name, address=f"198.51.100.{n}")
    return attacker


def test_a_name_is_locked_for_strange_devices_whatever_their_address() -> None:
    attacker = lock()
    assert sign_in(attacker, password=PASSWORD, address="203.0.113.9").status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(attacker, password=PASSWORD).status_code == 302


def test_the_owner_on_a_known_device_is_let_in_all_the_same() -> None:
    owner = Client()
    assert sign_in(owner, password=PASSWORD).status_code == 302
    owner.post("/sign-out/")
    lock()
    assert sign_in(owner, password=PASSWORD, address="203.0.113.5").status_code == 302


def test_a_known_device_is_locked_by_its_own_wrong_tries() -> None:
    owner = Client()
    sign_in(owner, password=PASSWORD)
    owner.post("/sign-out/")
    statuses = [sign_in(owner).status_code for _ in range(TRIES_A_NAME)]
    assert statuses == [200] * (TRIES_A_NAME - 1) + [429]
    assert sign_in(Client(), password=PASSWORD).status_code == 302


def test_an_address_is_locked_after_many_names_and_others_are_not() -> None:
    attacker = Client()
    statuses = [sign_in(attacker, f"name{n}").status_code for n in range(TRIES_AN_ADDRESS)]
    assert statuses == [200] * (TRIES_AN_ADDRESS - 1) + [429]
    assert sign_in(Client(), password=PASSWORD).status_code == 429
    assert sign_in(Client(), password=PASSWORD, address="203.0.113.5").status_code == 302


def test_names_that_are_unknown_lock_like_those_that_exist() -> None:
    answers = [sign_in(lock(name), name) for name in ("amal", "emma")]
    assert [answer.status_code for answer in answers] == [429, 429]
    pages = [re.sub(r'value="\w{64}"', "", answer.content.decode()) for answer in answers]
    assert pages[0] == pages[1]


def test_a_cookie_for_one_name_opens_no_other_and_a_forged_one_none() -> None:
    User.objects.create_user("emma", password=PASSWORD)
    emma = Client()
    sign_in(emma, "emma", PASSWORD)
    stolen = next(cookie.value for name, cookie in emma.cookies.items() if name.startswith("device-"))
    owner = Client()
    sign_in(owner, password=PASSWORD)
    cookie = next(name for name in owner.cookies if name.startswith("device-"))
    lock()
    for value in (stolen, "x:y:z", ""):
        strange = Client()
        strange.cookies[cookie] = value
        assert sign_in(strange, password=PASSWORD).status_code == 429


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("192.0.2.17", "192.0.2.17"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.17", "192.0.2.17"),
        ("", None),
    ],
)
def test_an_ipv6_address_is_counted_by_its_network(said: str, counted: str | None) -> None:
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = said
    assert address(request) == counted


def test_many_addresses_of_one_ipv6_network_are_locked_together() -> None:
    for n in range(TRIES_AN_ADDRESS):
        answer = sign_in(Client(), f"name{n}", address=f"2001:db8:1:2::{n:x}")
    assert answer.status_code == 429
    assert sign_in(Client(), password=PASSWORD, address="2001:db8:1:3::1").status_code == 302


def test_no_name_and_no_password_is_kept_of_a_try() -> None:
    sign_in(Client(), "amal", "my secret word")
    kept = str(list(AccessAttempt.objects.values()))
    assert "amal" not in kept
    assert "secret" not in kept
