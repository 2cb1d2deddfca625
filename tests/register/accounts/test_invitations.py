from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khabar.model import BadInput
from khabar.register.accounts.factors.actions import set_policy
from khabar.register.accounts.invitations import accept, find, invite, open_invitations, withdraw
from khabar.register.accounts.models import AuditEntry, Invitation, User
from khabar.register.accounts.roles import Role

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


def test_a_link_makes_one_account_once_and_its_secret_is_kept_nowhere() -> None:
    secret = invite(Role.ANALYST)
    assert secret not in str(list(Invitation.objects.values()) + list(AuditEntry.objects.values()))
    user = accept(secret, "amal", PASSWORD)
    assert user.role == Role.ANALYST
    assert "amal" not in str(list(AuditEntry.objects.values()))
    with pytest.raises(BadInput, match="used or has run out"):
        accept(secret, "emma", PASSWORD)
    assert User.objects.count() == 1


def test_a_link_runs_out_after_72_hours_and_may_be_withdrawn() -> None:
    old, gone = invite(Role.READER), invite(Role.READER)
    withdraw(Invitation.objects.latest("pk"))
    assert find(gone) is None
    Invitation.objects.update(at=timezone.now() - timedelta(hours=71, minutes=59))
    assert find(old)
    Invitation.objects.update(at=timezone.now() - timedelta(hours=72))
    assert find(old) is None
    assert open_invitations() == []


def test_a_refused_password_leaves_the_link_usable() -> None:
    secret = invite(Role.READER)
    with pytest.raises(BadInput, match="too short"):
        accept(secret, "amal", "short")
    assert accept(secret, "amal", PASSWORD)


def test_the_page_signs_in_who_was_invited_and_tells_a_stranger_nothing() -> None:
    secret, stranger = invite(Role.READER), Client()
    assert stranger.get("/invitation/" + "x" * 43 + "/").status_code == 404
    page = f"/invitation/{secret}/"
    differ = stranger.post(page, {"name": "amal", "password": PASSWORD, "again": PASSWORD + "!"})
    assert "The two passwords differ." in differ.content.decode()
    User.objects.create_user("emma")
    taken = stranger.post(page, {"name": "emma", "password": PASSWORD, "again": PASSWORD})
    assert "already" in taken.content.decode()
    assert stranger.post(page, {"name": "amal", "password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert stranger.get("/account/").status_code == 200
    assert Client().get(page).status_code == 404


def test_who_accepts_for_a_role_that_must_have_a_second_factor_is_led_to_set_one_up() -> None:
    set_policy([Role.READER], 1)
    page, stranger = f"/invitation/{invite(Role.READER)}/", Client()
    answer = stranger.post(page, {"name": "amal", "password": PASSWORD, "again": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/account/factors/"
    assert stranger.get("/account/factors/app/").status_code == 200
