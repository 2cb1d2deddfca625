"""The contract of the room, over every form found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.readers.forms.writing import TO

from khabar.model import FIELDS
from khabar.readers import Columns, Note, ReadOptions, Rejected, Row, Text, form_of, read, survey
from khabar.readers.forms import form_names, load

ROWS = [["No", "Name"], ["007", "سامي"], ["8", "Omar"]]
EXAMPLES = {"text": "Sami was seen.\n\nسامي\n".encode(), **{name: write(ROWS) for name, write in TO.items()}}
PACKED = ("ods", "xls", "xlsx")


def test_every_form_has_an_example_here() -> None:
    assert set(form_names()) == set(EXAMPLES)


def test_no_ending_is_claimed_twice() -> None:
    endings = [ending for name in form_names() for ending in load(name).SUFFIXES]
    assert len(set(endings)) == len(endings)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)


def test_the_guide_names_every_ending_and_every_field() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "guide" / "readers.md").read_text("utf-8")
    endings = [ending for name in form_names() for ending in load(name).SUFFIXES]
    assert [word for word in [*endings, *FIELDS] if f"`{word}`" not in guide] == []


@pytest.mark.parametrize("name", form_names())
def test_a_form_is_found_by_its_endings(name: str) -> None:
    assert {form_of(f"My.List{ending.upper()}") for ending in load(name).SUFFIXES} == {name}


@pytest.mark.parametrize("name", form_names())
def test_the_child_hands_out_what_the_form_does(name: str, tmp_path: Path) -> None:
    path = tmp_path / "document"
    path.write_bytes(EXAMPLES[name])
    parts = list(load(name).read(path, ReadOptions()))
    assert list(read(path, name, ReadOptions(), "document")) == parts
    assert all(isinstance(part, (Columns, Row, Rejected, Text, Note)) for part in parts)
    assert any(isinstance(part, (Row, Text)) for part in parts)


@pytest.mark.parametrize("name", form_names())
@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\0" * 99, bytes(range(256)) * 9, b"%PDF-1.4\n"]
)
def test_what_can_not_be_read_is_refused(
    name: str, content: bytes, save: Callable[[str, bytes], Path], refusal: Callable[[Callable[[], object]], str]
) -> None:
    path = save("my list", content)
    options = ReadOptions()
    assert refusal(lambda: survey(load(name).read(path, options), options, path.name)).startswith("my list: ")


@pytest.mark.parametrize("name", [name for name in form_names() if name not in PACKED])
def test_a_form_refuses_an_unknown_encoding(
    name: str, save: Callable[[str, bytes], Path], refusal: Callable[[Callable[[], object]], str]
) -> None:
    path = save("my list", EXAMPLES[name])
    assert "“klingon”" in refusal(lambda: list(load(name).read(path, ReadOptions(encoding="klingon"))))


@pytest.mark.parametrize(("file_name", "words"), [("a.docx", "ending in “.docx”"), ("list", "without an ending")])
def test_other_files_are_refused(file_name: str, words: str, refusal: Callable[[Callable[[], object]], str]) -> None:
    sentence = refusal(lambda: form_of(file_name))
    assert sentence.startswith(f"{file_name}: ")
    assert words in sentence
    assert ".csv" in sentence
