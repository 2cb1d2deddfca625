import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.register.accounts.factors.conftest import shown

from khabar.evidence import first_break
from khabar.model import BadInput
from khabar.register.accounts.factors import actions, codes
from khabar.register.accounts.factors.passkeys import NewPasskey
from khabar.register.accounts.factors.queries import factors_of, has_factor, lacks_one, must_have_one, policy
from khabar.register.accounts.models import App, AuditEntry, RecoveryCode, SignIn, User
from khabar.register.accounts.roles import Role
from khabar.register.accounts.versions import Stale


def new(identity: str = "abc") -> NewPasskey:
    return NewPasskey("localhost", "h" * 43, identity, b"key", 0, True)


def test_an_app_counts_once_it_showed_a_right_code_and_its_secret_is_nowhere(amal: User) -> None:
    secret = codes.new_secret()
    with pytest.raises(BadInput, match="not the code"):
        actions.add_app(amal, secret, "12345")
    assert not has_factor(amal)
    actions.add_app(amal, secret, shown(secret))
    assert has_factor(amal)
    with pytest.raises(BadInput, match="already"):
        actions.add_app(amal, codes.new_secret(), "123456")
    assert secret not in bytes(App.objects.get().sealed)


def test_with_the_first_factor_all_sessions_but_this_one_end(amal: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(amal)
    actions.add_passkey(amal, "phone", new(), here.session.session_key)
    assert SignIn.objects.get().session_key == here.session.session_key
    there.force_login(amal)
    actions.add_passkey(amal, "key", new("def"), here.session.session_key)
    assert SignIn.objects.count() == 2
    assert [e.detail["sessions_ended"] for e in AuditEntry.objects.filter(action="passkey added")] == [1, 0]


def test_a_passkey_is_added_once_for_one_user_and_ten_at_most(amal: User) -> None:
    actions.add_passkey(User.objects.create_user("emma"), "phone", new())
    with pytest.raises(BadInput, match="already"):
        actions.add_passkey(amal, "phone", new())
    for n in range(10):
        actions.add_passkey(amal, f"key {n}", new(f"k{n}"))
    with pytest.raises(BadInput, match="10 passkeys"):
        actions.add_passkey(amal, "one more", new("more"))


def test_the_last_factor_takes_the_recovery_codes_with_it(amal: User, secret: bytes) -> None:
    key = actions.add_passkey(amal, "phone", new())
    actions.make_codes(amal)
    assert actions.remove_app(amal) is False
    assert factors_of(amal).codes_left == 10
    assert actions.remove_passkey(key) is True
    assert not factors_of(amal)
    assert not RecoveryCode.objects.exists()
    with pytest.raises(BadInput, match="first"):
        actions.make_codes(amal)


def test_new_codes_replace_the_old_and_none_is_kept(amal: User, secret: bytes) -> None:
    old, made = actions.make_codes(amal), actions.make_codes(amal)
    assert not set(old) & set(made)
    kept = str(list(RecoveryCode.objects.values()) + list(AuditEntry.objects.values()))
    assert RecoveryCode.objects.count() == 10
    assert not any(code in kept or code.replace("-", "") in kept for code in made)


def test_a_reset_takes_everything_and_ends_sessions(amal: User, secret: bytes) -> None:
    actions.add_passkey(amal, "phone", new())
    actions.make_codes(amal)
    Client().force_login(amal)
    root = User.objects.create_user("root", role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        actions.reset_factors(root, actor=amal)
    with pytest.raises(BadInput, match="another administrator"):
        actions.reset_factors(root, actor=root)
    assert actions.reset_factors(amal, actor=root) == {"apps": 1, "passkeys": 1, "codes": 10}
    assert not has_factor(amal)
    assert not SignIn.objects.exists()
    assert AuditEntry.objects.latest("pk").detail == {"apps": 1, "passkeys": 1, "codes": 10, "sessions_ended": 1}
    assert actions.reset_factors(root)["apps"] == 0


def test_the_policy_names_roles_and_the_second_editor_is_told(amal: User) -> None:
    assert policy().roles == []
    assert not lacks_one(amal)
    actions.set_policy([Role.CASE_WORKER, Role.ADMINISTRATOR], 1)
    assert must_have_one(Role.CASE_WORKER)
    assert not must_have_one(Role.READER)
    assert lacks_one(amal)
    with pytest.raises(Stale):
        actions.set_policy([], 1)
    with pytest.raises(PermissionDenied):
        actions.set_policy([], 2, actor=amal)
    actions.add_passkey(amal, "phone", new())
    assert not lacks_one(amal)
    entry = AuditEntry.objects.get(action="second factors required")
    assert entry.detail == {"before": [], "after": ["administrator", "case_worker"]}


def test_every_write_is_in_the_unbroken_log_with_ids_and_counts_only(amal: User, secret: bytes) -> None:
    key = actions.add_passkey(amal, "telephone", new())
    actions.rename_passkey(key, "blue telephone")
    actions.make_codes(amal)
    actions.remove_app(amal)
    actions.remove_passkey(key)
    entries = list(AuditEntry.objects.all())
    assert [entry.action for entry in entries] == [
        "app added", "passkey added", "passkey renamed", "recovery codes made", "app removed", "passkey removed",
    ]  # fmt: skip
    assert first_break((entry.previous_hash, entry.hash, entry.content()) for entry in entries) is None
    assert not any(word in str([e.content() for e in entries]) for word in ("amal", "telephone", "abc"))


def test_a_passkey_is_used_once_with_each_counter(amal: User) -> None:
    key = actions.add_passkey(amal, "phone", new())
    assert actions.note_use(key, 7)
    assert not actions.note_use(key, 8), "another request moved it on meanwhile"
