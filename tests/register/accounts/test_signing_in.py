"""Signing in with a second factor, or with a passkey alone."""

import re
from datetime import timedelta
from time import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.register.accounts.factors.conftest import PASSWORD, amal, forget_steps, secret, shown
from tests.register.accounts.factors.device import Device

from khabar.register.accounts import signing_in
from khabar.register.accounts.actions import set_password
from khabar.register.accounts.factors.actions import make_codes
from khabar.register.accounts.factors.using import MOST_WRONG_CODES
from khabar.register.accounts.lockout import TRIES_A_NAME
from khabar.register.accounts.models import App, AuditEntry, Passkey, SignIn, User

__all__ = ["amal", "secret"]
pytestmark = pytest.mark.django_db
HOST = {"SERVER_NAME": "localhost"}


def client(**more: Any) -> Client:
    return Client(**HOST, **more)


def by_password(who: Client, password: str = PASSWORD, onwards: str = "/documents/") -> HttpResponse:
    answer = who.post("/sign-in/", {"username": "amal", "password": password, "next": onwards})
    assert isinstance(answer, HttpResponse)
    return answer


def with_passkey(user: User, verified: bool = True) -> Device:
    """A device that holds a passkey of this user."""
    who, device = client(), Device(verified=verified)
    who.force_login(user)
    answer = device.make(who.post("/account/factors/passkeys/ask/").json())
    assert who.post("/account/factors/passkeys/", {"name": "phone", "credential": answer}).status_code == 302
    who.post("/sign-out/")
    return device


def test_a_password_alone_gives_no_right_to_who_has_a_factor(amal: User, secret: bytes) -> None:
    who = client()
    assert by_password(who)["Location"] == "/sign-in/second/"
    assert who.get("/documents/")["Location"].startswith("/sign-in/?")
    assert not SignIn.objects.exists()
    assert not AuditEntry.objects.filter(action="signed in").exists()
    assert not any(name.startswith("device-") for name in who.cookies)
    before = who.session.session_key
    assert who.post("/sign-in/second/", {"code": shown(secret)})["Location"] == "/documents/"
    assert who.get("/documents/").status_code == 200
    assert who.session.session_key != before
    assert SignIn.objects.get().session_key == who.session.session_key
    assert who.session.get_expiry_age() > 3600
    assert AuditEntry.objects.get(action="signed in").detail == {"by": "password and app code"}
    assert any(name.startswith("device-") for name in who.cookies)


def test_a_code_that_was_used_opens_no_second_session(amal: User, secret: bytes) -> None:
    code = shown(secret)
    for status in (302, 200):
        who = client()
        by_password(who)
        assert who.post("/sign-in/second/", {"code": code}).status_code == status
    assert AuditEntry.objects.filter(action="second factor refused").count() == 1


def test_a_recovery_code_stands_in(amal: User, secret: bytes) -> None:
    made = make_codes(amal)
    who = client()
    by_password(who)
    assert who.post("/sign-in/second/", {"recovery": made[0]}).status_code == 302
    assert who.get("/account/").status_code == 200
    page = who.get("/account/factors/").content.decode()
    assert "Codes left: 9 / 10" in page


def test_a_half_done_sign_in_ends_after_minutes_and_with_another_password(
    amal: User, secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = client()
    by_password(who)
    assert who.get("/sign-in/second/").status_code == 200
    set_password(amal, "another long password")
    assert who.get("/sign-in/second/")["Location"] == "/sign-in/"
    by_password(who, "another long password")
    now = time()
    monkeypatch.setattr(signing_in, "time", lambda: now + signing_in.HALF_LIFE + 1)
    assert who.post("/sign-in/second/", {"code": shown(secret)})["Location"] == "/sign-in/"
    assert not SignIn.objects.exists()


def test_a_disabled_user_does_not_complete(amal: User, secret: bytes) -> None:
    who = client()
    by_password(who)
    User.objects.update(is_active=False)
    assert who.post("/sign-in/second/", {"code": shown(secret)})["Location"] == "/sign-in/"


def test_wrong_factors_are_counted_and_lock(amal: User, secret: bytes) -> None:
    who = client(REMOTE_ADDR="198.51.100.1")
    by_password(who)
    statuses = [who.post("/sign-in/second/", {"code": "1"}).status_code for _ in range(TRIES_A_NAME)]
    assert statuses == [200] * (TRIES_A_NAME - 1) + [429]
    assert who.post("/sign-in/second/", {"code": shown(secret)}).status_code == 429
    other = client(REMOTE_ADDR="203.0.113.5")
    assert by_password(other).status_code == 429
    assert not SignIn.objects.exists()


def test_guessing_codes_for_days_ends_on_strange_devices_and_not_on_the_owners(amal: User, secret: bytes) -> None:
    mine = client()
    by_password(mine)
    mine.post("/sign-in/second/", {"code": shown(secret)})
    mine.post("/sign-out/")
    forget_steps()
    App.objects.update(refused=MOST_WRONG_CODES)
    for who, status in ((client(), 200), (mine, 302)):
        by_password(who)
        page = who.get("/sign-in/second/").content.decode()
        assert ("Too many wrong codes were typed" in page) == (status == 200)
        assert who.post("/sign-in/second/", {"code": shown(secret)}).status_code == status


def test_recovery_codes_are_counted_too_and_a_known_device_is_not_locked_by_others(amal: User, secret: bytes) -> None:
    mine = client()
    by_password(mine)
    mine.post("/sign-in/second/", {"code": shown(secret)})
    mine.post("/sign-out/")
    guesser = client(REMOTE_ADDR="198.51.100.1")
    by_password(guesser)
    for _ in range(TRIES_A_NAME):
        answer = guesser.post("/sign-in/second/", {"recovery": "7K3M-Q9XA-0H1T"})
    assert answer.status_code == 429
    forget_steps()
    by_password(mine)
    assert mine.post("/sign-in/second/", {"code": shown(secret)}).status_code == 302
    assert mine.get("/account/").status_code == 200


def test_no_code_stands_in_what_is_kept_of_tries(amal: User, secret: bytes) -> None:
    from axes.models import AccessAttempt

    who = client()
    by_password(who)
    who.post("/sign-in/second/", {"code": "314159"})
    who.post("/sign-in/second/", {"recovery": "7K3M-Q9XA-0H1T"})
    kept = str(list(AccessAttempt.objects.values()))
    assert "314159" not in kept
    assert "7K3M" not in kept
    assert "documents" not in kept


def test_a_stranger_learns_nothing_of_factors_before_the_password_is_right(amal: User, secret: bytes) -> None:
    User.objects.create_user("emma", password=PASSWORD)
    pages = []
    for name in ("amal", "emma", "nobody"):
        answer = client().post("/sign-in/", {"username": name, "password": "wrong"})
        page = answer.content.decode().replace(name, "")
        pages.append((answer.status_code, re.sub(r'value="\w{64}"', "", page)))
    assert pages[0] == pages[1] == pages[2]
    assert client().get("/sign-in/second/")["Location"] == "/sign-in/"


def test_a_passkey_is_the_second_factor(amal: User, secret: bytes) -> None:
    device = with_passkey(amal, verified=False)
    who = client()
    by_password(who)
    asked = who.post("/sign-in/second/ask/").json()
    assert len(asked["publicKey"]["allowCredentials"]) == 1
    answer = device.show(asked, with_handle=False)
    assert who.post("/sign-in/second/", {"credential": answer}).status_code == 302
    assert AuditEntry.objects.filter(action="signed in").latest("pk").detail == {"by": "password and passkey"}
    assert Passkey.objects.get().used_at


def test_another_users_passkey_is_no_second_factor(amal: User, secret: bytes) -> None:
    device = with_passkey(User.objects.create_user("emma", password=PASSWORD))
    who = client()
    by_password(who)
    answer = device.show(who.post("/sign-in/second/ask/").json())
    assert who.post("/sign-in/second/", {"credential": answer}).status_code == 200
    assert not SignIn.objects.filter(user=amal).exists()


def test_a_passkey_alone_signs_in_even_while_others_lock_the_name(amal: User) -> None:
    device = with_passkey(amal)
    for n in range(TRIES_A_NAME):
        by_password(client(REMOTE_ADDR=f"198.51.100.{n}"), "wrong")
    who = client(REMOTE_ADDR="203.0.113.5")
    assert by_password(who).status_code == 429
    answer = device.show(who.post("/sign-in/passkey/ask/").json())
    before = who.session.session_key
    done = who.post("/sign-in/passkey/", {"credential": answer, "next": "/documents/"})
    assert done["Location"] == "/documents/"
    assert who.session.session_key != before
    assert who.get("/documents/").status_code == 200
    assert SignIn.objects.get().user == amal
    assert AuditEntry.objects.filter(action="signed in").latest("pk").detail == {"by": "passkey"}


def test_a_passkey_alone_needs_a_device_that_checks_who_holds_it(amal: User) -> None:
    device = with_passkey(amal, verified=False)
    assert not Passkey.objects.get().alone
    who = client()
    answer = device.show(who.post("/sign-in/passkey/ask/").json())
    assert who.post("/sign-in/passkey/", {"credential": answer}).status_code == 200
    assert not SignIn.objects.exists()


def test_a_disabled_user_and_an_unknown_passkey_are_answered_alike(amal: User) -> None:
    held, unknown = with_passkey(amal), Device()
    User.objects.update(is_active=False)
    pages = []
    for device in (held, unknown):
        who = client()
        answer = who.post("/sign-in/passkey/", {"credential": device.show(who.post("/sign-in/passkey/ask/").json())})
        pages.append((answer.status_code, re.sub(r'value="\w{64}"', "", answer.content.decode())))
    assert pages[0] == pages[1]
    assert "was not accepted" in pages[0][1]


def test_wrong_passkeys_lock_the_address_and_no_other(amal: User) -> None:
    device = with_passkey(amal)
    for n in range(30):
        answer = client(REMOTE_ADDR="198.51.100.1").post("/sign-in/passkey/", {"credential": f'{{"rawId": "k{n}"}}'})
    assert answer.status_code == 429
    who = client(REMOTE_ADDR="203.0.113.5")
    answer = device.show(who.post("/sign-in/passkey/ask/").json())
    assert who.post("/sign-in/passkey/", {"credential": answer}).status_code == 302


@pytest.mark.parametrize("rubbish", ["", "x", "[" * 100_000, "null", '{"rawId": "\\ud800"}', '{"rawId": "\\u0000"}'])
def test_rubbish_for_a_passkey_is_refused(rubbish: str) -> None:
    who = client()
    who.post("/sign-in/passkey/ask/")
    assert who.post("/sign-in/passkey/", {"credential": rubbish}).status_code == 200


def test_passkeys_are_not_offered_by_an_ip_address_and_the_page_says_why(amal: User) -> None:
    page = Client(headers={"host": "127.0.0.1:8000"}).get("/sign-in/").content.decode()
    assert "data-passkey" not in page
    assert "opened by an IP address" in page
    assert "http://localhost:8000/sign-in/" in page
    assert "data-passkey" in client().get("/sign-in/").content.decode()
    assert Client(SERVER_NAME="127.0.0.1").post("/sign-in/passkey/ask/").status_code == 400


def test_passkeys_of_another_address_are_said_so(amal: User) -> None:
    with_passkey(amal)
    Passkey.objects.update(host="register.example.org")
    who = client()
    by_password(who)
    page = who.get("/sign-in/second/").content.decode()
    assert "register.example.org" in page
    assert "data-passkey" not in page


def test_signing_in_over_an_open_session_strikes_it(amal: User) -> None:
    emma = User.objects.create_user("emma")
    who = client()
    who.force_login(emma)
    by_password(who)
    assert [note.user for note in SignIn.objects.all()] == [amal]
    assert Session.objects.count() == 1


def test_after_signing_in_only_our_own_pages_follow(amal: User, secret: bytes) -> None:
    who = client()
    by_password(who, onwards="https://evil.example/")
    assert who.post("/sign-in/second/", {"code": shown(secret)})["Location"] == "/"


def test_half_done_sessions_that_ran_out_are_swept_away(amal: User, secret: bytes) -> None:
    by_password(client())
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    by_password(client())
    assert Session.objects.count() == 1
