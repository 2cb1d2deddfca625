"""The daily backup: made where register.toml says so, once a day, and a failure stops nothing else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import override_settings

from khabar.register.backup import by_itself
from khabar.register.backup.keys import new_key
from khabar.register.backup.names import name
from khabar.register.home import Home


def test_a_backup_is_due_once_a_day(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    monkeypatch.setattr(by_itself, "save", lambda home, path, *_: made.append(path))
    assert not by_itself.back_up(home)
    folder = tmp_path / "copies"
    folder.mkdir()
    with (home.root / "register.toml").open("a") as file:
        file.write(f'\n[backup]\nfolder = "{folder}"\nrecipients = ["{new_key(tmp_path / "key")}"]\n')
    now = datetime.now(UTC)
    (folder / name(home, now - timedelta(hours=21))).touch()
    assert by_itself.back_up(home)
    assert made[0].parent == folder
    (folder / name(home, now - timedelta(hours=1))).touch()
    assert not by_itself.back_up(home)


def test_a_failure_is_logged_and_raises_nothing(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    with (home.root / "register.toml").open("a") as file:
        file.write('\n[backup]\nfolder = "nowhere"\nrecipients = ["age1x"]\n')
    with override_settings(HOME=SimpleNamespace(root=home.root, id=home.id)):
        by_itself.daily()
    assert "no backup was made" in caplog.text
