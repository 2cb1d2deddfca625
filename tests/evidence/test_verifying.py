import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.evidence import seal, verify
from khabar.model import BadInput


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    for name, body in (("أسماء.csv", "id,name\n1,Zayd\n"), ("b.txt", "a text\n")):
        (tmp_path / name).write_text(body, "utf-8")
    return seal([tmp_path / "أسماء.csv", tmp_path / "b.txt"], tmp_path / "bag").bag


def forge(bag: Path, name: str, old: str, new: str) -> None:
    path = bag / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "changed": (lambda bag: (bag / "data/b.txt").write_text("b text\n"), "data/b.txt: changed"),
    "removed": (lambda bag: (bag / "data/أسماء.csv").unlink(), "data/أسماء.csv: removed"),
    "added": (lambda bag: (bag / "data/c.txt").write_text("new"), "data/c.txt: added"),
    "added beside": (lambda bag: (bag / "note.txt").write_text("new"), "note.txt: added"),
    "renamed": (lambda bag: (bag / "data/b.txt").rename(bag / "data/z.txt"), "data/b.txt: renamed to data/z.txt"),
    "manifest": (lambda bag: forge(bag, "manifest-sha256.txt", "b.txt", "d.txt"), "manifest-sha256.txt: changed"),
    "tag file": (lambda bag: forge(bag, "bag-info.txt", "Date: 2", "Date: 1"), "bag-info.txt: changed"),
    "no manifest": (lambda bag: (bag / "manifest-sha512.txt").unlink(), "manifest-sha512.txt: missing"),
    "no tag manifest": (lambda bag: (bag / "tagmanifest-sha256.txt").unlink(), "tagmanifest-sha256.txt: missing"),
    "no declaration": (lambda bag: (bag / "bagit.txt").unlink(), "bagit.txt: missing"),
    "spaces": (lambda bag: forge(bag, "tagmanifest-sha256.txt", "  ", " \t"), "tagmanifest-sha256.txt: edited"),
    "link": (lambda bag: (bag / "data/l").symlink_to("/etc/hostname"), "data/l: a link"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_and_named(bag: Path, name: str) -> None:
    assert verify(bag)
    damage, words = DAMAGE[name]
    damage(bag)
    found = verify(bag)
    assert not found
    assert any(str(problem).startswith(words) for problem in found.problems), found.problems


@pytest.mark.parametrize("path", ["../outside.txt", "data/../../outside.txt", "/etc/hostname", "~/x", "C:/x", "b.txt"])
def test_a_manifest_never_leads_out_of_the_bag(bag: Path, path: str) -> None:
    (bag.parent / "outside.txt").write_text("secret")
    digest = hashlib.sha256(b"secret").hexdigest()
    with (bag / "manifest-sha256.txt").open("a") as file:
        file.write(f"{digest}  {path}\n")
    found = verify(bag)
    assert any("leads out" in problem.what for problem in found.problems)


def test_a_bag_that_others_made_may_be_written_otherwise(tmp_path: Path) -> None:
    (tmp_path / "bag/data/sub").mkdir(parents=True)
    (tmp_path / "bag/data/sub/x").write_bytes(b"x")
    (tmp_path / "bag/bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    (tmp_path / "bag/manifest-sha512.txt").write_text(f"{hashlib.sha512(b'x').hexdigest().upper()} *data/sub/x\r\n")
    assert verify(tmp_path / "bag").problems == ()
    (tmp_path / "bag/manifest-sha512.txt").unlink()
    assert not verify(tmp_path / "bag")


def test_what_is_no_bag_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such folder"):
        verify(tmp_path / "nowhere")
    assert not verify(tmp_path)
