from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.register.home import Outgrown, create_home, open_home


def test_a_begun_register_opens_and_belongs_to_its_user_alone(tmp_path: Path) -> None:
    root = tmp_path / "data"
    create_home(root)
    assert open_home(root).kind == "register"
    assert root.stat().st_mode & 0o077 == 0
    assert (root / "secret.key").stat().st_mode & 0o077 == 0


def test_a_register_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    create_home(tmp_path / "data")
    (tmp_path / "data" / "register.toml").write_text("format = 99\n")
    with pytest.raises(BadInput, match="newer khabar"):
        open_home(tmp_path / "data")


@pytest.mark.parametrize("settings", ["", "format = x", 'format = "?"'])
def test_broken_settings_are_said(tmp_path: Path, settings: str) -> None:
    create_home(tmp_path / "data")
    (tmp_path / "data" / "register.toml").write_text(settings)
    with pytest.raises(BadInput, match="can't be read"):
        open_home(tmp_path / "data")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(BadInput, match="not empty"):
        create_home(tmp_path)
    with pytest.raises(BadInput, match="no register"):
        open_home(tmp_path)
    with pytest.raises(BadInput, match="is a file"):
        create_home(tmp_path / "letter.txt")


def test_only_one_process_writes_at_a_time(tmp_path: Path) -> None:
    home = create_home(tmp_path / "data")
    with home.writing("one"), pytest.raises(BadInput, match="under way"), home.writing("two"):
        pass
    with home.writing("three"):
        pass


def test_a_register_of_before_the_tables_were_settled_is_refused_in_a_sentence(tmp_path: Path) -> None:
    create_home(tmp_path / "data")
    (tmp_path / "data" / "register.toml").write_text('format = 1\nkind = "demo"\n')
    with pytest.raises(Outgrown, match="take the same files in again") as refused:
        open_home(tmp_path / "data")
    assert refused.value.kind == "demo"
