import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client

from khabar.register.accounts.actions import set_password
from khabar.register.accounts.models import AuditEntry, SignIn, User
from khabar.register.accounts.roles import Role
from khabar.register.accounts.session_actions import end_sessions
from khabar.register.accounts.sessions import browser, coarse

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.17", "192.0.x.x"), ("2001:db8:1::5", "2001:db8::x"), ("::1", "0:0::x"), ("", ""), ("unix:", "")],
)
def test_an_address_is_kept_as_its_network_only(address: str, network: str) -> None:
    assert coarse(address) == network


def test_a_browser_is_named_in_two_words() -> None:
    assert browser(FIREFOX) == "Firefox, Linux"
    assert browser("curl/8") == ""


@pytest.fixture
def amal(db: None) -> User:
    return User.objects.create_user("amal", password="a long enough password")


def signed_in(user: User) -> Client:
    client = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="192.0.2.17")
    client.force_login(user)
    return client


def test_my_sessions_are_listed_and_one_or_all_others_end_at_once(amal: User) -> None:
    here, there, third = (signed_in(amal) for _ in range(3))
    client = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="192.0.2.17")
    answer = client.post("/sign-in/", {"username": "amal", "password": "a long enough password"})
    assert answer.status_code == 302
    page = here.get("/account/").content.decode()
    assert "192.0.x.x" in page
    assert "192.0.2.17" not in page
    assert "Firefox, Linux" in page
    one = SignIn.objects.get(session_key=there.session.session_key)
    here.post("/account/sessions/end/", {"sign_in": one.pk})
    assert there.get("/account/")["Location"].startswith("/sign-in/")
    assert third.get("/account/").status_code == 200
    here.post("/account/sessions/end/")
    assert third.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert Session.objects.count() == SignIn.objects.count() == 1


def test_nobody_but_an_administrator_ends_another_persons_session(amal: User) -> None:
    other = signed_in(User.objects.create_user("emma"))
    mine = SignIn.objects.get(user__username="emma")
    signed_in(amal).post("/account/sessions/end/", {"sign_in": mine.pk})
    assert other.get("/account/").status_code == 200
    with pytest.raises(PermissionDenied):
        end_sessions(mine.user, amal)
    administrator = User.objects.create_user("root", role=Role.ADMINISTRATOR)
    assert end_sessions(mine.user, administrator) == 1
    assert other.get("/account/").status_code == 302


def test_another_password_ends_every_session(amal: User) -> None:
    client = signed_in(amal)
    set_password(amal, "another long password")
    assert client.get("/account/").status_code == 302
    assert not SignIn.objects.exists()


def test_signing_out_strikes_the_session(amal: User) -> None:
    client = signed_in(amal)
    client.post("/sign-out/")
    assert not SignIn.objects.exists()
    assert [entry.action for entry in AuditEntry.objects.all()] == ["signed in", "signed out"]
