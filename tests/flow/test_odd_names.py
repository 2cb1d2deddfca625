"""Names that a database could not hold are refused in one sentence, on both databases alike."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Answer


def test_names_that_no_database_holds_are_refused(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    no_text = os.fsdecode(b"b\xff")
    wrong = {
        ("intake", "a.csv", "--source", "x" * 301): "more than 300 characters",
        ("intake", "a.csv", "--source", no_text): "is no text",
        ("intake", "a.csv", "--source", "A", "--list", no_text): "is no text",
        ("user", "add", "x" * 151): "at most 150 characters",
    }
    for call, words in wrong.items():
        refused = khabar(*call, given="a long enough password\n")
        assert refused.code == 1
        assert words in refused.err
        assert refused.err.count("\n") == 1
