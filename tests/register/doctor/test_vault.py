"""The doctor tells whether the vault opens, and whether a restore would."""

import pytest
from django.conf import settings
from django.db import transaction

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import AuditEntry
from khabar.register.doctor import vault
from khabar.register.doctor.finding import Finding, State
from khabar.register.families import actions, keyfile

pytestmark = pytest.mark.django_db


def found() -> dict[str, Finding]:
    return {one.check: one for one in vault.look(settings.HOME)}


def test_a_missing_copy_and_an_old_one_are_said() -> None:
    assert found()["vault copy"].state == State.OK
    actions.begin()
    assert (found()["vault"].state, found()["vault copy"].state) == (State.OK, State.WARNING)
    with transaction.atomic():
        entry = audit(None, "vault keys copied", "vault", keys=1)
    assert found()["vault copy"].state == State.OK
    AuditEntry.objects.filter(pk=entry.pk).update(at="2020-01-01T00:00Z")
    assert found()["vault copy"].state == State.WARNING


def test_a_key_that_is_gone_broken_or_another_is_bad() -> None:
    actions.begin()
    place, kept = keyfile.path(), keyfile.path().read_text()
    try:
        place.write_text("rubbish")
        assert found()["vault"].state == State.BAD
        place.unlink()
        assert found()["vault"].state == State.BAD
        keyfile.begin()
        assert "another" in found()["vault"].found
    finally:
        place.write_text(kept)
    assert found()["vault"].state == State.OK
