import tomllib
from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.register.chosen import choices, portable_settings, write_settings
from khabar.register.home import FORMAT, Home, create_home, open_home

SAID = """
[backup]
folder = "copies"
recipients = ["age1x"]

[retention]
backups = 3
"""


def choose(home: Home, text: str) -> None:
    with (home.root / "register.toml").open("a") as file:
        file.write(text)


def test_what_is_not_chosen_has_a_default(home: Home) -> None:
    assert choices(home).backups == 14
    choose(home, SAID)
    assert (choices(home).backups, choices(home).link_runs, choices(home).recipients) == (3, 0, ("age1x",))
    assert choices(home).folder == home.root / "copies"


@pytest.mark.parametrize(
    "text",
    ["[retention]\nbackups = -1", "[retention]\nbackups = true", '[backup]\nfolder = ["x"]', "[backup]\nto = 1",
     "backup = 1"],
)  # fmt: skip
def test_a_choice_that_can_not_be_is_said(home: Home, text: str) -> None:
    choose(home, "\n" + text)
    with pytest.raises(BadInput, match=r"register\.toml"):
        choices(home)


def test_settings_move_to_another_place_without_what_belongs_to_the_old_one(home: Home, tmp_path: Path) -> None:
    public = 'address = ["https://a.example", "https://b.example"]\nproxies = 2\n'
    choose(home, 'database = "postgresql://amal@old/khabar"\n' + public + SAID)
    moved = portable_settings(home)
    assert "database" not in moved
    create_home(tmp_path / "new")
    write_settings(tmp_path / "new", moved)
    new = open_home(tmp_path / "new")
    assert choices(new).backups == 3
    assert (new.public.hosts, new.public.proxies) == (("a.example", "b.example"), 2)
    assert "amal@old" not in (tmp_path / "new" / "register.toml").read_text()
    assert portable_settings(new) == moved
    assert tomllib.loads((tmp_path / "new" / "register.toml").read_text())["format"] == FORMAT
