import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.evidence import seal, verify
from khabar.model import BadInput


def lists(folder: Path) -> list[Path]:
    paths = [folder / "a" / "قائمة المفقودين.csv", folder / "b" / "قائمة المفقودين.csv", folder / "100%.txt"]
    for number, path in enumerate(paths):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(f"made up {number}\n".encode())
    return paths


def test_manifests_agree_with_a_check_of_their_own(tmp_path: Path) -> None:
    sealed = seal(lists(tmp_path), tmp_path / "bag")
    for algorithm in ("sha256", "sha512"):
        for before in ("", "tag"):
            lines = (tmp_path / "bag" / f"{before}manifest-{algorithm}.txt").read_text("utf-8").splitlines()
            assert len(lines) == (4 if before else 3)
            for line in lines:
                digest, path = line.split("  ", 1)
                body = (tmp_path / "bag" / path.replace("%25", "%")).read_bytes()
                assert hashlib.new(algorithm, body).hexdigest() == digest
    about = (tmp_path / "bag" / "bag-info.txt").read_text("utf-8")
    assert f"Payload-Oxum: {sealed.octets}.3\n" in about
    assert sealed.seal == hashlib.sha256((tmp_path / "bag" / "tagmanifest-sha512.txt").read_bytes()).hexdigest()


def test_two_files_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    paths = lists(tmp_path)
    seal([*paths, paths[0]], tmp_path / "bag")
    kept = {path.name: path.read_bytes() for path in (tmp_path / "bag" / "data").iterdir()}
    assert kept["قائمة المفقودين.csv"] == b"made up 0\n"
    assert kept["قائمة المفقودين-2.csv"] == b"made up 1\n"
    assert kept["قائمة المفقودين-3.csv"] == b"made up 0\n"


def test_what_can_not_be_sealed_leaves_nothing(tmp_path: Path) -> None:
    paths = lists(tmp_path)
    before = sorted(tmp_path.iterdir())
    for files, words in (
        ([*paths, tmp_path / "nowhere"], "no such file"),
        ([tmp_path / "a"], "folder"),
        ([], "nothing to seal"),
        ([tmp_path / "\udcff.csv"], "no such file"),
    ):
        with pytest.raises(BadInput, match=words):
            seal(files, tmp_path / "bag")
    with pytest.raises(BadInput, match="already"):
        seal(paths, tmp_path / "a")
    assert sorted(tmp_path.iterdir()) == before


def test_a_seal_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    paths = lists(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        seal(paths, tmp_path / "bag", stop)
    assert sorted(tmp_path.iterdir()) == before


NAMES = st.text(st.sampled_from("aاب%\n\r ~.éZ"), min_size=1, max_size=8).filter(lambda name: name.strip(". ") != "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(st.tuples(NAMES, st.binary(max_size=40)), min_size=1, max_size=4), data=st.data())
def test_a_sealed_bag_verifies_and_any_changed_byte_shows(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("law")
    paths = []
    for number, (name, body) in enumerate(files):
        (folder / str(number)).mkdir()
        paths.append(folder / str(number) / name)
        paths[-1].write_bytes(body)
    bag = folder / "bag"
    seal(paths, bag)
    assert verify(bag).problems == ()
    target = data.draw(
        st.sampled_from(sorted(path for path in bag.rglob("*") if path.is_file() and path.stat().st_size))
    )
    body = bytearray(target.read_bytes())
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    target.write_bytes(body)
    assert not verify(bag)
