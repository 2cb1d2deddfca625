"""What families tell can't be read from the database, from a backup, or after it was withdrawn."""

import json
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from tests.register.families.conftest import SECRETS, WORDS, code_of, told

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.accounts.sealing import Unreadable, seal_with, unseal_with
from khabar.register.backup.tables import tables
from khabar.register.families import actions, copies, keyfile, rounds, turning, vault
from khabar.register.families.models import Consent, DataKey, Enquiry, Sealed, State

pytestmark = pytest.mark.django_db


def dump() -> bytes:
    """Everything that stands in any table, as rows; on SQLite the bytes of the whole file too."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - from introspection
            for row in cursor.fetchall():
                found += [
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
                ]
    if connection.vendor == "sqlite":
        found.append(connection.connection.serialize())
    return b"\n".join(found)


def spellings(word: str) -> list[bytes]:
    """A word as it could stand in a dump."""
    return [word.encode(), json.dumps(word)[1:-1].encode(), word.encode("utf-16-le"), word.encode().hex().encode()]


def test_the_copy_of_the_keys_is_made_once_a_day_where_the_register_says(
    enquiry: Enquiry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    identity, place = pyrage.x25519.Identity.generate(), settings.HOME.root / "register.toml"
    before, copy = place.read_text(), tmp_path / "keys.age"
    try:
        rounds.copy_keys()
        assert not copy.exists()
        said = f'[vault]\ncopy = "{copy}"\nrecipients = ["{identity.to_public()}"]\n'
        place.write_text(f"{before}\n{said}")
        rounds.copy_keys()
        assert enquiry.public_id in json.loads(pyrage.decrypt(copy.read_bytes(), [identity]))["data"]
        copy.unlink()
        place.write_text(f'{before}\n[backup]\nfolder = "{tmp_path}"\n{said}')
        rounds.copy_keys()
        assert "among the backups" in caplog.text
        assert not copy.exists()
    finally:
        place.write_text(before)


def test_a_database_dump_alone_holds_nothing_that_a_family_told(enquiry: Enquiry) -> None:
    code, held = code_of(enquiry), dump()
    assert enquiry.public_id.encode() in held
    for word in [*WORDS, code, code.replace("-", ""), "The Made-up Centre"]:
        assert not any(spelled in held for spelled in spellings(word)), word


def test_what_is_put_in_comes_out_again(enquiry: Enquiry) -> None:
    assert {name: part for name, part in vault.parts(enquiry).items() if name in SECRETS} == SECRETS


@given(st.binary(max_size=400), st.text(max_size=40), st.integers(0, 10**6))
def test_what_is_sealed_opens_for_its_owner_only_and_with_no_byte_changed(secret: bytes, owner: str, at: int) -> None:
    key = b"k" * 32
    sealed = seal_with(key, secret, owner)
    assert unseal_with(key, sealed, owner) == secret
    changed = bytearray(sealed)
    changed[at % len(changed)] ^= 1
    for other, content, name in ((b"l" * 32, sealed, owner), (key, sealed, owner + "x"), (key, bytes(changed), owner)):
        with pytest.raises(Unreadable):
            unseal_with(other, content, name)


def test_a_part_moved_to_another_enquiry_or_place_does_not_open(enquiry: Enquiry) -> None:
    who, marks = (enquiry.sealed.get(part=part) for part in ("who", "marks"))
    Sealed.objects.filter(pk=who.pk).update(content=bytes(marks.content))
    with pytest.raises(Unreadable):
        vault.get(enquiry, "who")


def test_lengths_say_little() -> None:
    short, long = (told(who={"name": name}) for name in ("A", "A" * 100))
    assert [len(bytes(one.sealed.get(part="who").content)) for one in (short, long)] == [256 + 28] * 2


def test_after_turning_the_old_key_opens_nothing_and_everything_still_opens(enquiry: Enquiry) -> None:
    before, row = keyfile.read(), DataKey.objects.get()
    assert turning.turn() == 1
    after, turned = keyfile.read(), DataKey.objects.get()
    assert set(before.keys).isdisjoint(after.keys)
    assert bytes(row.wrapped) != bytes(turned.wrapped)
    for old in before.keys.values():
        with pytest.raises(Unreadable):
            unseal_with(old, bytes(turned.wrapped), vault.owner_of_key(enquiry))
    assert vault.get(enquiry, "you") == SECRETS["you"]
    assert not any(key.hex() in keyfile.path().read_text() for key in before.keys.values())


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_turn_that_is_killed_loses_nothing_and_is_finished_the_next_day(
    enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Killed before the first, the second write of the key file, or in between while rows are sealed anew."""
    done, write = [], keyfile.write

    def killed(keys: keyfile.Keys) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(write(keys))

    with monkeypatch.context() as patched:
        patched.setattr(keyfile, "write", killed)
        if writes == 2:
            patched.setattr(turning, "seal_with", killed)
        with pytest.raises((KeyboardInterrupt, TypeError)):
            turning.turn()
            raise KeyboardInterrupt
    assert vault.get(enquiry, "you") == SECRETS["you"]
    Enquiry.objects.filter(pk=told().pk).update(withdrawn_at=keyfile.read().turned_at)
    rounds.finish_withdrawals()
    assert len(keyfile.read().keys) == 1
    assert vault.get(enquiry, "you") == SECRETS["you"]


def test_withdrawing_leaves_a_tombstone_and_nothing_else(enquiry: Enquiry) -> None:
    other, code = told(), code_of(enquiry)
    actions.withdraw(enquiry)
    enquiry.refresh_from_db()
    assert enquiry.state == State.WITHDRAWN
    assert (enquiry.card, enquiry.worker) == (None, None)
    for table in (DataKey, Sealed, Consent):
        assert not table.objects.filter(enquiry=enquiry).exists()
    for ask in (lambda: vault.parts(enquiry), lambda: actions.save_step(enquiry, "who", {"name": "again"})):
        with pytest.raises(vault.Shut):
            ask()
    assert vault.get(other, "you") == SECRETS["you"]
    entry = AuditEntry.objects.filter(action="enquiry withdrawn").get()
    assert set(entry.detail) == {"parts", "why"}
    assert code not in json.dumps(entry.detail)


def test_a_copy_of_the_database_from_before_does_not_open_what_was_withdrawn(enquiry: Enquiry) -> None:
    """Every row that there was, put back as from a dump: the key that sealed the data key is no more."""
    rows, key = list(Sealed.objects.all()), DataKey.objects.get()
    actions.withdraw(enquiry)
    DataKey.objects.bulk_create([key])
    Sealed.objects.bulk_create(rows)
    Enquiry.objects.filter(pk=enquiry.pk).update(state=State.SENT)
    with pytest.raises(vault.Shut):
        vault.parts(enquiry)


def test_no_backup_holds_a_data_key() -> None:
    from django.apps import apps

    kept = {table.label for table in tables(apps.get_models())}
    assert {"families.enquiry", "families.sealed", "families.consent"} <= kept
    assert kept.isdisjoint({"families.datakey", "accounts.budget"})


def test_a_restored_register_opens_what_lives_with_the_copy_of_the_keys_and_nothing_withdrawn(tmp_path: Path) -> None:
    lives, gone = told(), told()
    rows = list(Sealed.objects.filter(enquiry=gone))
    actions.withdraw(gone)
    identity = pyrage.x25519.Identity.generate()
    copy = tmp_path / "keys.age"
    copy.write_bytes(b"an older copy")
    assert copies.copy_keys(copy, [identity.to_public()]) == 1
    DataKey.objects.all().delete()  # what a backup from before the withdrawal gives back
    Enquiry.objects.filter(pk=gone.pk).update(state=State.SENT)
    Sealed.objects.bulk_create(rows)
    keyfile.path().unlink()
    with pytest.raises(BadInput, match="bring-back"):
        actions.begin()
    assert copies.bring_back(copy, [identity]) == (1, 1)
    assert vault.get(lives, "you") == SECRETS["you"]
    with pytest.raises(vault.Shut):
        vault.parts(gone)
    with pytest.raises(BadInput, match="have their keys"):
        copies.bring_back(copy, [identity])


def test_a_copy_opens_for_its_recipient_only(tmp_path: Path) -> None:
    told()
    copies.copy_keys(tmp_path / "keys.age", [pyrage.x25519.Identity.generate().to_public()])
    DataKey.objects.all().delete()
    with pytest.raises(BadInput, match="opens with another key"):
        copies.bring_back(tmp_path / "keys.age", [pyrage.x25519.Identity.generate()])


def test_without_any_copy_the_register_lets_go_and_goes_on() -> None:
    told()
    DataKey.objects.all().delete()
    keyfile.path().unlink()
    assert copies.give_up() == 1
    assert vault.get(told(), "you") == SECRETS["you"]


def test_the_key_file_is_for_its_owner_alone_and_outside_the_database(enquiry: Enquiry) -> None:
    assert keyfile.path().parent == settings.HOME.root
    assert keyfile.path().stat().st_mode & 0o077 == 0
    turning.turn()
    assert keyfile.path().stat().st_mode & 0o077 == 0
    held = dump()
    keys = keyfile.read()
    for secret in (keys.pepper, *keys.keys.values()):
        assert secret not in held
        assert secret.hex().encode() not in held
