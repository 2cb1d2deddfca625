"""What tests of every room may use."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from khabar.register.home import Home, create_home


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def khabar(tmp_path: Path) -> Callable[..., Answer]:
    """Run the command line in a process of its own, in a folder of its own."""

    def run(*arguments: object, given: str = "", **environment: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "khabar", *map(str, arguments)],
            input=given,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty data directory; the tables of a test stand in the test database."""
    return create_home(tmp_path / "data")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a small list to a file; rows are lists of cells."""

    def to_file(name: str, *rows: list[str], encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding)
        return path

    return to_file
