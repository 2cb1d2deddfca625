import io
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.readers import Note, Part, ReadOptions, child

LIMITED = """
import resource
from khabar.readers.child import limit
resource.setrlimit(resource.RLIMIT_CPU, (7, 7))
limit(10 << 20)
print(*(resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)))
"""


class Form:
    """A form that hands out some notes and then fails."""

    SUFFIXES = (".csv",)

    def __init__(self, notes: int, failure: Exception | None) -> None:
        self.notes, self.failure = notes, failure

    def read(self, path: Path, options: ReadOptions) -> Iterator[Part]:
        yield from (Note(number, options.encoding) for number in range(self.notes))
        if self.failure:
            raise self.failure


def answers(
    form: Form, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    monkeypatch.setattr(child, "load", lambda name: form)
    monkeypatch.setattr(child, "limit", lambda size: None)
    monkeypatch.setattr(sys, "argv", ["child", "csv", str(path)])
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"encoding": "utf-8"}'))
    assert child.main() == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_parts_come_in_batches_and_none_is_left_out() -> None:
    notes: list[Part] = [Note(number, "") for number in range(child.BATCH * 2 + 1)]
    batches = list(child.batches(notes))
    assert [len(batch) for batch in batches] == [child.BATCH, child.BATCH, 1]
    assert [part for batch in batches for part in batch] == notes
    assert list(child.batches([])) == []


def test_it_ends_with_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").touch()
    said = answers(Form(2, None), tmp_path / "a.csv", monkeypatch, capsys)
    assert said == [{"parts": [["Note", 0, "utf-8", ""], ["Note", 1, "utf-8", ""]]}, {"done": True}]


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (BadInput("a.csv: no."), "a.csv: no."),
        (MemoryError(), "a.csv: reading it takes more than 1,024 MiB of memory. Split it."),
        (PermissionError(13, "Permission denied"), "a.csv: it can't be opened (Permission denied). Check the path"),
    ],
)
def test_a_refusal_is_an_answer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: Exception,
    sentence: str,
) -> None:
    (tmp_path / "a.csv").touch()
    refused, done = answers(Form(0, failure), tmp_path / "a.csv", monkeypatch, capsys)
    assert str(refused["refused"]).startswith(sentence)
    assert done == {"done": True}


def test_the_process_is_bounded_and_a_lower_bound_stays() -> None:
    ran = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [str(child.MEMORY), "7", "0"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
