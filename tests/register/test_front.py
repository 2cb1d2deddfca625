"""Behind a proxy: who asks is who the proxy says, and everything counts as encrypted."""

import pytest
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from khabar.register.accounts.lockout import TRIES_AN_ADDRESS
from khabar.register.accounts.models import SignIn, User
from khabar.register.public import Public

pytestmark = pytest.mark.django_db
PASSWORD, WRONG = "a long enough password", "wrong"
HOST = "register.example.org"


@pytest.fixture
def proxied(settings: Settings) -> Settings:
    """As the settings are when register.toml names a public address."""
    settings.PUBLIC = Public((f"https://{HOST}",))
    settings.ALLOWED_HOSTS = [HOST]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 3600
    return settings


def client(forwarded: str | None = "203.0.113.7") -> Client:
    more = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return Client(SERVER_NAME=HOST, REMOTE_ADDR="127.0.0.1", **more)


def sign_in(who: Client, name: str = "amal", password: str = WRONG) -> HttpResponse:
    answer = who.post("/sign-in/", {"username": name, "password": password})
    assert isinstance(answer, HttpResponse)
    return answer


def test_whoever_guesses_through_the_proxy_locks_out_their_own_address_only(proxied: Settings) -> None:
    User.objects.create_user("amal", password=PASSWORD)
    guesser = client("198.51.100.1")
    for n in range(TRIES_AN_ADDRESS):
        answer = sign_in(guesser, f"name{n}")
    assert answer.status_code == 429
    assert sign_in(client("198.51.100.1"), password=PASSWORD).status_code == 429
    assert sign_in(client("203.0.113.7"), password=PASSWORD).status_code == 302
    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {"198.51.100.1"}


def test_an_address_that_the_client_wrote_into_the_header_is_not_believed(proxied: Settings) -> None:
    for n in range(TRIES_AN_ADDRESS):
        answer = sign_in(client(f"192.0.2.{n}, 198.51.100.1"), f"name{n}")
    assert answer.status_code == 429
    proxied.PUBLIC = Public((f"https://{HOST}",), proxies=2)
    sign_in(client("6.6.6.6, 192.0.2.77, 198.51.100.2"), "x")
    assert AccessAttempt.objects.filter(ip_address="192.0.2.77").exists()


@pytest.mark.parametrize("forwarded", [None, "", "unknown", "6.6.6.6, unknown"])
def test_a_proxy_that_does_not_say_who_asks_is_said_so_at_once(proxied: Settings, forwarded: str | None) -> None:
    answer = client(forwarded).get("/sign-in/")
    assert answer.status_code == 400
    assert b"X-Forwarded-For" in answer.content


def test_cookies_and_links_are_those_of_an_encrypted_address(proxied: Settings) -> None:
    User.objects.create_user("amal", password=PASSWORD)
    who = client()
    assert sign_in(who, password=PASSWORD).status_code == 302
    assert all(cookie["secure"] for cookie in who.cookies.values())
    assert SignIn.objects.get().network == "203.0.x.x"
    assert who.get("/account/")["Strict-Transport-Security"] == "max-age=3600"
    assert client().get("/sign-in/", SERVER_NAME="evil.example").status_code == 400


def test_without_an_address_nobody_is_believed() -> None:
    for n in range(TRIES_AN_ADDRESS):
        answer = Client().post("/sign-in/", {"username": f"n{n}", "password": "x"}, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}")
    assert answer.status_code == 429
