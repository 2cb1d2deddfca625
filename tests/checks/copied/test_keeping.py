"""Rows kept in a file come back as they were; what is no such file is made anew."""

from pathlib import Path
from random import Random

import numpy as np
from tests.checks.copied.made import crowd, lines

from khabar.checks.copied import load_rows, rows_of, save_rows


def test_rows_come_back(tmp_path: Path) -> None:
    for people in (crowd(Random(1), 20), []):
        rows = rows_of(lines(people))
        save_rows(rows, tmp_path / "one.npz")
        again = load_rows(tmp_path / "one.npz")
        assert again is not None and again.words == rows.words
        for name in ("persons", "names", "said", "ranks", "word_of", "row_of"):
            assert np.array_equal(getattr(again, name), getattr(rows, name))
    assert [path.name for path in tmp_path.iterdir()] == ["one.npz"]


def test_what_is_no_such_file_is_none(tmp_path: Path) -> None:
    assert load_rows(tmp_path / "none.npz") is None
    (tmp_path / "cut.npz").write_bytes(b"PK\x03\x04 cut off")
    assert load_rows(tmp_path / "cut.npz") is None
