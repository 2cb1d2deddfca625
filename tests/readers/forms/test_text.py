import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.readers import Note, Part, ReadOptions, Text, read
from khabar.readers.forms import text as form

LETTERS = st.text("aا. \t\n\r", max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1256"])


def parts_of(path: Path, encoding: str = "") -> list[Part]:
    return list(form.read(path, ReadOptions(encoding=encoding)))


@settings(deadline=None)
@given(body=LETTERS, encoding=ENCODINGS)
def test_paragraphs_hold_every_word_at_its_place(
    tmp_path_factory: pytest.TempPathFactory, body: str, encoding: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "text.txt"
    whole = f"Sami.{body}"
    path.write_bytes(whole.encode(encoding))
    paragraphs = [part for part in parts_of(path, encoding) if isinstance(part, Text)]
    assert [part.paragraph for part in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert all(whole[part.start : part.end] == part.text for part in paragraphs)
    assert " ".join(part.text for part in paragraphs).split() == whole.split()
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    assert [part.text.split() for part in paragraphs] == [
        found.split() for found in re.split(r"\n\s*\n", lines) if found.strip()
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_empty_line_parts_two_paragraphs(save: Callable[[str, str], Path], end: str) -> None:
    text = "\n  One:\n  two.\n \t\n\n\nثلاثة\n".replace("\n", end)
    found = [part.text for part in parts_of(save("text.txt", text)) if isinstance(part, Text)]
    assert found == [f"One:{end}  two.", "ثلاثة"]


def test_a_long_paragraph_is_no_trouble(save: Callable[[str, str], Path]) -> None:
    path = save("text.txt", "كلمة\n" * 200_000)
    (paragraph,) = read(path, "text", ReadOptions(), "text.txt")
    assert isinstance(paragraph, Text)
    assert paragraph.end == 200_000 * 5 - 1


def test_a_guessed_encoding_is_told(save: Callable[[str, bytes], Path]) -> None:
    note, text = parts_of(save("text.txt", "قال الوالد إن ابنه سالم".encode("cp1256")))
    assert isinstance(note, Note)
    assert "cp1256" in note.text
    assert isinstance(text, Text)
    assert text.text == "قال الوالد إن ابنه سالم"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("سامي ".encode() * 20 + b"\xff", "byte 181 is not utf-8"),
        (b"Sami\0Omar was seen", "character 5 is NUL"),
        (b"Sami " * 9_000_000, "40,000,000 bytes at most"),
    ],
)
def test_a_text_that_can_not_be_read_whole_is_refused(
    save: Callable[[str, bytes], Path], refusal: Callable[[Callable[[], object]], str], content: bytes, words: str
) -> None:
    sentence = refusal(lambda: parts_of(save("text.txt", content)))
    assert sentence.startswith("text.txt: ")
    assert words in sentence
