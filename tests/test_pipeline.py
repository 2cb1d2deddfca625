import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from khabar import pipeline
from khabar.model import BadInput, Locator, Record
from khabar.pipeline import link_files, list_records, open_document, to_table
from khabar.readers import ReadOptions

LIST = "No,Name,Place\n007,سامي الخطيب,حلب\n007,Omar,\n,ليلى,حمص,x\n,هدى,\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_document_is_looked_through_and_read_as_often_as_wanted(path: Path) -> None:
    opened = open_document(path, ReadOptions())
    assert (opened.form, opened.file_name, opened.survey.rows, opened.survey.rejected) == ("csv", "list.csv", 3, 1)
    assert list(opened.parts()) == list(opened.parts())


def test_a_sealed_copy_goes_by_the_name_it_came_with(path: Path) -> None:
    sealed = path.rename(path.with_name("0a1b2c"))
    assert open_document(sealed, ReadOptions(), "list.csv").form == "csv"
    sealed.write_text("")
    with pytest.raises(BadInput, match=r"^list\.csv: "):
        open_document(sealed, ReadOptions(), "list.csv")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.csv", None, "there is no such file"),
        (".", None, "this is a folder"),
        ("list.docx", LIST.encode(), "files ending in “.docx” are not read"),
        ("list", LIST.encode(), "files without an ending are not read"),
        ("list.csv", b"", "the file is empty"),
        ("list.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "this is not text but"),
        ("list.csv", b"id,name\n", "there is a header but no row below it"),
        ("list.csv", b"id,shoe size\n1,42\n", "no column of names was recognised among “id”, “shoe size”"),
        ("text.txt", b"\xef\xbb\xbf\n", "there is no text in it"),
    ],
)
def test_bad_input_is_one_sentence_with_the_file(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        open_document(path, ReadOptions())
    assert path.name in str(refused.value)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.csv")
    with pytest.raises(BadInput, match="this is not a plain file"):
        open_document(tmp_path / "list.csv", ReadOptions())


def test_records_of_two_editions_stay_apart(path: Path) -> None:
    opened, seen = open_document(path, ReadOptions()), Counter[str]()
    first, second = ([record.record_id for record in list_records(opened, "l", seen)] for _ in range(2))
    assert first == ["007", "007#2", "5"]
    assert second == ["007#3", "007#4", "5#2"]


def test_a_table_has_the_fields_in_use_and_null_for_nothing() -> None:
    found = [
        Record("l", "007", Locator(row=2), (), {"record_id": "007", "name": "سامي"}),
        Record("l", "3", Locator(row=3), (), {"name": "Omar", "age": "030"}),
    ]
    assert to_table(found).to_pydict() == {
        "list": ["l", "l"],
        "record_id": ["007", "3"],
        "name": ["سامي", "Omar"],
        "age": [None, "030"],
    }
    assert to_table([]).column_names == ["list", "record_id"]
    assert set(to_table(found).schema.types) == {pa.string()}


def test_files_are_linked_each_as_a_list(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def take(tables: Sequence[pa.Table], **how: Any) -> str:
        given.extend([tables, how])
        return "linked"

    monkeypatch.setattr(pipeline, "link", take)
    other = path.with_name("other.csv")
    other.write_text("name\nAli\n")
    steps: list[tuple[str, int, int]] = []
    done = link_files([path, other], ReadOptions(), threshold=0.7, progress=lambda *step: steps.append(step))
    tables, how = given
    assert [table["list"].unique().to_pylist() for table in tables] == [["list"], ["other"]]
    assert (how["recipe"].threshold, how["engine"], done.linked) == (0.7, "local", "linked")
    assert {Path(name).name: survey.rows for name, survey in done.surveys.items()} == {"list.csv": 3, "other.csv": 1}
    assert steps == [("read", 0, 2), ("read", 1, 2), ("read", 2, 2)]


def test_a_text_can_not_be_linked(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Sami was seen.")
    with pytest.raises(BadInput, match="only lists can be linked"):
        link_files([path], ReadOptions())
