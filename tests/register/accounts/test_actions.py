import pytest
from django.db import transaction

from khabar.evidence import first_break
from khabar.model import BadInput
from khabar.register.accounts.actions import add_user, audit, set_password
from khabar.register.accounts.models import AuditEntry, ChainHead, User
from khabar.register.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_every_write_adds_one_entry_to_an_unbroken_chain() -> None:
    user = add_user("amal", "a long enough password", role=Role.ADMINISTRATOR)
    set_password(user, "another long password")
    entries = list(AuditEntry.objects.all())
    assert [entry.action for entry in entries] == ["user added", "password set"]
    assert first_break((entry.previous_hash, entry.hash, entry.content()) for entry in entries) is None
    assert ChainHead.objects.get(name="audit").length == 2


def test_an_edited_entry_breaks_the_chain() -> None:
    add_user("amal", "a long enough password", role=Role.ADMINISTRATOR)
    AuditEntry.objects.update(action="user removed")
    entries = AuditEntry.objects.all()
    assert first_break((entry.previous_hash, entry.hash, entry.content()) for entry in entries) == 0


def test_no_password_or_name_stands_in_the_log() -> None:
    add_user("amal", "a long enough password", role=Role.READER)
    entry = AuditEntry.objects.get()
    assert "amal" not in str(entry.content())
    assert "password" not in str(entry.detail)


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_a_weak_password_is_refused_in_a_sentence(password: str) -> None:
    with pytest.raises(BadInput, match="password"):
        add_user("amal", password, role=Role.READER)
    assert not User.objects.exists()


def test_a_taken_name_is_refused() -> None:
    add_user("amal", "a long enough password", role=Role.READER)
    with pytest.raises(BadInput, match="already"):
        add_user("amal", "a long enough password", role=Role.READER)


@pytest.mark.django_db(transaction=True)
def test_an_entry_can_not_stand_outside_the_transaction_of_its_write() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        audit(None, "something", "nobody")
    with transaction.atomic():
        assert audit(None, "something", "nobody").pk
