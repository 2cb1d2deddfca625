import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from khabar.readers import Columns, ReadOptions, Row, parent, read

Refusal = Callable[[Callable[[], object]], str]
Impostor = Callable[[str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sealed copy: its name is a digest, and messages must not speak of it."""
    path = tmp_path / "0a1b2c"
    path.write_text("No,Name\n1,سامي\n", "utf-8")
    return path


@pytest.fixture
def impostor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Impostor:
    """Puts a shell script in the place of the child's interpreter."""

    def install(script: str) -> None:
        shell = tmp_path / "python"
        shell.write_text(f"#!/bin/sh\n{script}\n")
        shell.chmod(0o700)
        monkeypatch.setattr("khabar.readers.parent.sys.executable", str(shell))

    return install


def read_all(path: Path, options: ReadOptions | None = None) -> list[object]:
    return list(read(path, "csv", options or ReadOptions(), "list.csv"))


def test_options_reach_the_child(path: Path) -> None:
    header, row = read_all(path, ReadOptions("utf-8", "،", {"اسم": "name"}))
    assert (header, row) == (Columns(("No,Name",)), Row(2, ("1,سامي",)))


def test_a_refusal_speaks_of_the_file_as_it_came(path: Path, refusal: Refusal) -> None:
    path.write_bytes(b"")
    assert refusal(lambda: read_all(path)) == "list.csv: the file is empty. Check that it was saved or copied whole."


def test_a_file_that_went_away_is_refused(path: Path, refusal: Refusal) -> None:
    path.unlink()
    assert refusal(lambda: read_all(path)).startswith("list.csv: it can't be opened (No such file or directory)")


def test_an_early_end_ends_the_child(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []

    def start(*args: Any, **how: Any) -> "subprocess.Popen[str]":
        started.append(subprocess.Popen(*args, **how))
        return started[-1]

    monkeypatch.setattr(parent, "subprocess", SimpleNamespace(Popen=start, PIPE=subprocess.PIPE))
    path.write_text("No,Name\n" + "1,Ali\n" * 50_000)
    parts = read(path, "csv", ReadOptions(), "list.csv")
    assert next(parts) == Columns(("No", "Name"))
    parts.close()
    assert [child.returncode for child in started] == [-signal.SIGKILL]


ROW = '{"parts": [["Row", 2, ["1", "Ali"]]]}'


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("kill -9 $$", "too much time or memory"),
        (f"echo '{ROW}'; printf '{{\"parts\": [[\"Ro'; kill -9 $$", "too much time or memory"),
        ("kill -XCPU $$", "too much time or memory"),
        ("kill -SEGV $$", "it could not be read (exit code -11)"),
        ("exit 3", "it could not be read (exit code 3)"),
        ("echo Traceback >&2; echo 'ValueError: no' >&2; exit 1", "it could not be read (ValueError: no)"),
        (f"echo '{ROW}'", "it could not be read"),
        ("exit 0", "it could not be read"),
    ],
)
def test_whatever_ends_the_child_is_one_sentence(
    path: Path, impostor: Impostor, refusal: Refusal, script: str, words: str
) -> None:
    impostor(script)
    sentence = refusal(lambda: read_all(path))
    assert sentence.startswith("list.csv: ")
    assert words in sentence


def test_a_list_that_bursts_the_memory_is_refused(path: Path, impostor: Impostor, refusal: Refusal) -> None:
    """A small file whose short rows are filled up to a very wide header, under a machine's own lower bound."""
    impostor(f'ulimit -v 300000; exec "{sys.executable}" "$@"')
    path.write_text("Name" + "," * 400_000 + "\n" + "Ali\n" * 1000)
    assert "of memory. Split it." in refusal(lambda: read_all(path))
