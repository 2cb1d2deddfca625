import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.evidence import Store, digest_file
from khabar.evidence import store as module


def held(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "register" / "documents")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes("الاسم\n".encode())
    return path


def test_a_document_is_kept_byte_for_byte_under_its_digest(store: Store, source: Path) -> None:
    digest, size, is_new = store.put(source)
    assert (digest, size, is_new) == (*digest_file(source), True)
    assert store.path(digest).read_bytes() == source.read_bytes()
    assert store.path(digest).relative_to(store.root) == Path(digest[:2], digest)


def test_it_is_read_only(store: Store, source: Path) -> None:
    digest, _, _ = store.put(source)
    assert stat.S_IMODE(store.path(digest).stat().st_mode) == 0o400


def test_the_same_bytes_are_kept_once(store: Store, source: Path, tmp_path: Path) -> None:
    digest, size, _ = store.put(source)
    before = store.path(digest).stat()
    copy = tmp_path / "another name.csv"
    copy.write_bytes(source.read_bytes())
    assert store.put(copy) == (digest, size, False)
    assert (held(store.root), store.path(digest).stat().st_ino) == ([store.path(digest)], before.st_ino)


@settings(deadline=None)
@given(contents=st.lists(st.binary(max_size=40), max_size=6))
def test_there_are_as_many_documents_as_different_contents(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    store = Store(folder / "documents")
    for content in contents:
        (folder / "file").write_bytes(content)
        store.put(folder / "file")
    assert {path.read_bytes() for path in held(store.root)} == set(contents)
    assert all(digest_file(path)[0] == path.name for path in held(store.root))


def test_a_vanished_source_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.put(tmp_path / "gone.csv")
    assert held(store.root) == []


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_copy_that_fails_leaves_nothing(
    store: Store, source: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", fail) if step == "fsync" else (module.Path, "rename", fail)))
    with pytest.raises(OSError, match="No space left"):
        store.put(source)
    assert held(store.root) == []


def test_a_discarded_document_is_gone_and_can_come_again(store: Store, source: Path) -> None:
    digest, _, _ = store.put(source)
    store.discard(digest)
    store.discard(digest)
    assert held(store.root) == []
    assert store.put(source)[2]
