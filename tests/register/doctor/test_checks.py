"""Each check says plainly what is wrong."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from khabar.register.accounts.models import AuditEntry, ChainHead
from khabar.register.anchors import add_anchors
from khabar.register.doctor import examine, history, machine, places
from khabar.register.doctor.disks import Encryption
from khabar.register.doctor.finding import State
from khabar.register.home import Home

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_every_check_of_a_new_register_says_something(home: Home) -> None:
    found = list(examine(home))
    assert len({one.check for one in found}) == len(found) >= 14
    assert all(bool(one.todo) == (one.state != State.OK) for one in found)
    assert not [one for one in found if one.state == State.BAD]


def test_an_unencrypted_disk_is_said_plainly() -> None:
    found = places.disk("disk", Path("/x"), Encryption(False, "no encryption is seen on vda"))
    assert (found.state, "reads detainees' names" in found.found) == (State.WARNING, True)
    assert places.disk("disk", Path("/x"), Encryption(None, "zfs does not say")).state == State.WARNING
    assert places.disk("disk", Path("/x"), Encryption(True, "LUKS")).state == State.OK


def test_a_key_that_others_may_read_is_bad(home: Home) -> None:
    home.secret_key.chmod(0o644)
    found = next(one for one in places.look(home) if one.check == "rights")
    assert (found.state, "secret.key" in found.found) == (State.BAD, True)


def test_little_room_is_said_before_there_is_none(home: Home) -> None:
    assert places.room(home, 10**8).state == State.BAD
    assert places.room(home, 5 * 10**8).state == State.WARNING
    assert places.room(home, 10**10).state == State.OK
    home.database.write_bytes(bytes(10**6))
    assert "database has" in places.room(home, 10**10).found


def test_a_plain_swap_is_said(tmp_path: Path) -> None:
    table = tmp_path / "swaps"
    assert places.swap(table).state == State.OK
    table.write_text("Filename Type Size Used Priority\n")
    assert places.swap(table).found == "none"
    table.write_text(f"Filename Type Size Used Priority\n{tmp_path}/swapfile partition 1 0 -2\n")
    assert places.swap(table).state == State.WARNING


def test_a_clock_that_can_not_be_right_is_bad() -> None:
    assert machine.clock(NOW, NOW + timedelta(days=1)).state == State.BAD
    assert machine.clock(NOW, NOW - timedelta(days=1)).state == State.OK


@pytest.mark.django_db
def test_an_entry_from_the_future_is_bad(home: Home) -> None:
    AuditEntry.objects.create(at=timezone.now() + timedelta(hours=1), action="x", subject="x", hash="x")
    found = next(one for one in history.look(home) if one.check == "newest entry")
    assert found.state == State.BAD


@pytest.mark.django_db
def test_an_old_backup_is_said(home: Home) -> None:
    for days, state in ((30, State.WARNING), (0, State.OK)):
        AuditEntry.objects.create(
            at=timezone.now() - timedelta(days=days), action="backup made", subject="register", hash=str(days)
        )
        found = next(one for one in history.look(home) if one.check == "backup")
        assert found.state == state


def test_anchors_of_work_are_no_verification(home: Home) -> None:
    head = ChainHead(name="audit", length=1, last_hash="x")
    add_anchors(home.anchors, [head])
    assert "never verified" in history.verification(home, timezone.now()).found
    add_anchors(home.anchors, [head], verified=True)
    assert history.verification(home, timezone.now()).state == State.OK
    assert history.verification(home, timezone.now() + timedelta(days=40)).state == State.WARNING


def test_an_age_is_for_people() -> None:
    assert [history.age(timedelta(hours=hours)) for hours in (0, 30, 60)] == ["less than an hour", "30 hours", "2 days"]
