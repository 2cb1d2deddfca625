import logging

import pytest
from pytest_django import Settings
from tests.register.accounts.factors.conftest import forget_steps, shown

from khabar.register.accounts.factors.actions import make_codes
from khabar.register.accounts.factors.using import (
    MOST_WRONG_CODES,
    note_refusal,
    takes_codes,
    use_app_code,
    use_recovery_code,
)
from khabar.register.accounts.models import App, AuditEntry, User


def test_a_code_of_the_app_counts_once(amal: User, secret: bytes) -> None:
    assert not use_app_code(amal, "000000") or shown(secret) == "000000"
    assert use_app_code(amal, shown(secret))
    assert not use_app_code(amal, shown(secret))
    assert not use_app_code(amal, shown(secret, -1))
    assert App.objects.get().used_at


def test_after_many_wrong_codes_only_known_devices_show_more_until_one_is_right(amal: User, secret: bytes) -> None:
    App.objects.update(refused=MOST_WRONG_CODES - 1)
    assert takes_codes(amal, known_device=False)
    assert not use_app_code(amal, "12345")
    assert not takes_codes(amal, known_device=False)
    assert not use_app_code(amal, shown(secret))
    assert use_app_code(amal, shown(secret), known_device=True)
    assert takes_codes(amal, known_device=False)
    assert not takes_codes(User.objects.create_user("emma"), known_device=True)


def test_who_has_no_app_shows_no_code(amal: User, secret: bytes) -> None:
    other = User.objects.create_user("emma")
    assert not use_app_code(other, shown(secret))


def test_a_secret_of_another_key_file_is_said_in_the_log_and_opens_nothing(
    amal: User, secret: bytes, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SECRET_KEY = "another"
    with caplog.at_level(logging.ERROR):
        assert not use_app_code(amal, shown(secret))
    assert "secret.key" in caplog.text
    assert "amal" not in caplog.text


def test_a_secret_moved_to_another_user_opens_nothing(amal: User, secret: bytes) -> None:
    App.objects.update(user=(emma := User.objects.create_user("emma")))
    forget_steps()
    assert not use_app_code(emma, shown(secret))


def test_a_recovery_code_counts_once_and_for_its_owner_only(amal: User, secret: bytes) -> None:
    first, second, *_ = make_codes(amal)
    assert not use_recovery_code(User.objects.create_user("emma"), first)
    assert use_recovery_code(amal, first.lower().replace("-", " "))
    assert not use_recovery_code(amal, first)
    assert not use_recovery_code(amal, "")
    assert use_recovery_code(amal, second)
    entries = AuditEntry.objects.filter(action="recovery code used")
    assert [entry.detail for entry in entries] == [{"left": 9}, {"left": 8}]


def test_a_refusal_is_written_down_without_what_was_typed(amal: User) -> None:
    note_refusal(amal)
    assert AuditEntry.objects.get().content()["detail"] == {}
