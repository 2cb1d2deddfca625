"""Capture histories from files: right, or refused in a sentence that says where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.counting import read_histories
from khabar.model import BadInput


def test_a_table_with_counts_in_any_order_of_columns(write: Callable[..., Path]) -> None:
    held = read_histories(write("a.csv", ["count", "A", "B"], ["5", "1", "0"], ["2", "1", "1"], ["0", "0", "0"]))
    assert held.lists == ("A", "B")
    assert held.table().tolist() == [0, 0, 5, 2]


def test_without_counts_each_row_is_one_person(write: Callable[..., Path]) -> None:
    assert read_histories(write("a.csv", ["A", "B"], ["1", "0"], ["1", "0"], ["0", "1"])).table().tolist() == [
        0,
        1,
        2,
        0,
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (b"", "first row is empty"),
        (b"count\n3\n", "name 1 to 62 lists"),
        (b"A,B,count\n1,0\n", "row 2 has 2 cells"),
        (b"A,B,count\n1,0,3\n2,0,1\n", "row 3 holds “2” for A"),
        (b"A,B,count\n1,0,-3\n", "row 2 has"),
        (b"A,B,count\n1,0,3.5\n", "row 2 has"),
        (b"A,B,count\n1,0," + b"9" * 30 + b"\n", "row 2 has"),
        (b"A,B,count\n0,0,3\n", "row 2 counts people on no list"),
        (b"A,B,count\n1,0,0\n", "nobody in it"),
        (b"A,A,count\n1,0,1\n", "called A"),
        (b"\xff\xfe\x00", "no CSV file"),
        (b'A,B\n"1,0\n', "no CSV file"),
    ],
)
def test_rubbish_is_refused_with_its_place(tmp_path: Path, rows: bytes, words: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(rows)
    with pytest.raises(BadInput, match=words):
        read_histories(path)
