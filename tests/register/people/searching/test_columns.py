from pathlib import Path

import pytest

from khabar.register.people.searching.columns import Columns

KINDS = {"key": "i8", "alive": "?"}


def test_columns_grow_and_keep_what_they_held() -> None:
    columns = Columns(KINDS)
    for n in range(100):
        columns.extend({"key": [n, -n], "alive": [True, False]})
    assert columns.size == 200
    assert columns["key"].tolist() == [sign * n for n in range(100) for sign in (1, -1)]
    assert columns["alive"].sum() == 100


def test_columns_come_back_from_disk_and_changes_do_not_reach_the_files(tmp_path: Path) -> None:
    columns = Columns(KINDS)
    columns.extend({"key": [7, 9], "alive": [True, True]})
    columns.save(tmp_path)
    again = Columns(KINDS)
    again.load(tmp_path)
    again["alive"][0] = False
    again.extend({"key": [11], "alive": [True]})
    assert again["key"].tolist() == [7, 9, 11]
    third = Columns(KINDS)
    third.load(tmp_path)
    assert third["alive"].tolist() == [True, True]
    with pytest.raises(ValueError, match="another kind"):
        Columns({"key": "i4"}).load(tmp_path)
