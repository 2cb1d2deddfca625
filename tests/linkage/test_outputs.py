import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from khabar.linkage import Linked, outputs, report, write_outputs
from khabar.model import BadInput


def test_five_files_that_can_be_read_back(linked: Linked, tmp_path: Path) -> None:
    written = write_outputs(linked, tmp_path / "out")
    assert [path.name for path in written] == list(outputs.FILES)
    assert pq.read_table(written[1])["match_weight"].equals(linked.pairs["match_weight"])
    assert pq.read_table(written[2]).equals(linked.clusters)
    assert json.loads(written[3].read_text("utf-8")) == linked.model


def test_the_same_linkage_gives_the_same_bytes(linked: Linked, tmp_path: Path) -> None:
    one, two = (write_outputs(linked, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_writing_again_replaces_and_leaves_nothing_beside(linked: Linked, tmp_path: Path) -> None:
    write_outputs(linked, tmp_path / "out")
    write_outputs(linked, tmp_path / "out")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_only_its_owner_may_look_into_the_folder(linked: Linked, tmp_path: Path) -> None:
    write_outputs(linked, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_an_interruption_leaves_the_old_state(linked: Linked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Linked) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(report, "report", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(linked, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_things_is_left_alone(linked: Linked, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(BadInput, match=r"letters\.txt"):
        write_outputs(linked, tmp_path)
    with pytest.raises(BadInput, match="this is a file"):
        write_outputs(linked, tmp_path / "letters.txt")
