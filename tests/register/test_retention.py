"""Only what serves for a while is taken out, and the log says how much of it."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry, Invitation, SignIn, User
from khabar.register.analysis.models import LinkRun
from khabar.register.backup.names import name
from khabar.register.documents.models import CustodyEntry, Document, Record
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Claim, Person, Search
from khabar.register.people.regrouping import put_in_force
from khabar.register.retention import enforce

pytestmark = pytest.mark.django_db
LONG_AGO, JUST_NOW = timezone.now() - timedelta(days=30), timezone.now()


def choose(home: Home, text: str) -> None:
    with (home.root / "register.toml").open("a") as file:
        file.write(text)


def test_what_has_outlived_its_time_goes_and_the_rest_stays(home: Home) -> None:
    user = User.objects.create(username="amal")
    for number, at in enumerate((LONG_AGO, JUST_NOW)):
        Search.objects.create(user=user, text="a name", at=at)
        SignIn.objects.create(session_key=str(number), user=user, at=at)
        Session.objects.create(session_key=str(number), expire_date=at + timedelta(hours=4))
        Invitation.objects.create(digest=str(number), role="reader", at=at)
        tried = AccessAttempt.objects.create(failures_since_start=1, username=str(number))
        AccessAttempt.objects.filter(pk=tried.pk).update(attempt_time=at)
    SignIn.objects.create(session_key="in use", user=user, at=LONG_AGO)
    Session.objects.create(session_key="in use", expire_date=JUST_NOW + timedelta(hours=1))
    counts = enforce(home)
    assert {kind for kind, count in counts.items() if count == 1} == {
        "searches", "sessions", "sign_ins", "invitations", "tries",
    }  # fmt: skip
    for table in (Search, Invitation, AccessAttempt):
        assert table._default_manager.count() == 1, table
    for table in (SignIn, Session):
        assert set(table._default_manager.values_list("session_key", flat=True)) == {"1", "in use"}
    entry = AuditEntry.objects.get(action="retention")
    assert entry.detail == {"searches": 1, "sessions": 1, "sign_ins": 1, "invitations": 1, "tries": 1}
    enforce(home)
    assert AuditEntry.objects.filter(action="retention").count() == 1


def test_what_was_taken_in_is_never_touched(home: Home, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,status\n1,Zayd,released\n")
    take_in(home, tmp_path / "a.csv", "A", None, ReadOptions())
    tables = (Document, Record, Claim, Person, CustodyEntry, AuditEntry)
    Document.objects.update(received_at=LONG_AGO)
    before = [list(table._default_manager.values()) for table in tables]
    stored = sorted(home.store.root.rglob("*"))
    assert not any(enforce(home).values())
    assert [list(table._default_manager.values()) for table in tables] == before
    assert sorted(home.store.root.rglob("*")) == stored


def test_the_newest_backups_of_this_register_are_kept(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    choose(home, f'\n[backup]\nfolder = "{folder}"\n[retention]\nbackups = 2\n')
    names = [name(home, datetime(2026, 1, day)) for day in (1, 2, 3)]  # noqa: DTZ001 - only its digits count
    others = ["khabar-another0-20250101T000000Z.tar.zst.age", "letter.age", ".khabar-backup-fresh"]
    for file in [*names, *others, ".khabar-backup-old"]:
        (folder / file).touch()
    os.utime(folder / ".khabar-backup-old", (1, 1))
    counts = enforce(home)
    assert (counts["backups"], counts["left_over"]) == (1, 1)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names[1:], *others])


def test_link_runs_keep_their_files_as_chosen(home: Home) -> None:
    runs = [LinkRun.objects.create(engine="local").public_id for _ in range(3)]
    for run in [*runs, "killed"]:
        (home.runs / run).mkdir(parents=True)
        (home.runs / run / "model.json").write_text("{}")
    os.utime(home.runs / "killed", (1, 1))
    assert enforce(home)["left_over"] == 1
    assert sorted(path.name for path in home.runs.iterdir()) == sorted(runs)
    choose(home, "\n[retention]\nlink_runs = 1\n")
    put_in_force(runs[0])
    assert enforce(home)["run_files"] == 1
    assert sorted(path.name for path in home.runs.iterdir()) == sorted([runs[0], runs[-1]])
    assert LinkRun.objects.count() == 3
