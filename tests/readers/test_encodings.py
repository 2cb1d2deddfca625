import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import BadInput
from khabar.readers.encodings import find_encoding

LIST = "الرقم,الاسم,المدينة\n001,سامي الخطيب,حلب\n002,ليلى العلي,اللاذقية\n003,جمال السالم,الرقة\n"
NAMES = st.lists(st.text("ابتجحدرسعفقكلمنهوي ", min_size=1), max_size=20)


def found(path: Path, content: bytes, said: str = "") -> str:
    path.write_bytes(content)
    return find_encoding(path, path.name, said).codec


def refusal(path: Path, content: bytes, said: str = "") -> str:
    with pytest.raises(BadInput) as refused:
        found(path, content, said)
    assert str(refused.value).startswith("list.csv: ")
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


WRITTEN = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"]
MARKED = {"utf-16 BE": b"\xfe\xff" + LIST.encode("utf-16-be"), "utf-32 LE": b"\xff\xfe\0\0" + LIST.encode("utf-32-le")}


@pytest.mark.parametrize("content", [LIST.encode(written) for written in WRITTEN] + list(MARKED.values()))
def test_a_list_comes_back_from_every_encoding(path: Path, content: bytes) -> None:
    assert content.decode(found(path, content)) == LIST


@settings(deadline=None)
@given(names=NAMES, written=st.sampled_from(WRITTEN))
def test_an_arabic_list_comes_back_whatever_its_names(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], written: str
) -> None:
    text = LIST * 3 + "".join(f"0,{name},\n" for name in names)
    content = text.encode(written)
    try:
        assert content.decode(found(tmp_path_factory.getbasetemp() / "list.csv", content)) == text
    except BadInput as refused:
        assert written == "cp1256"
        assert "can't be told" in str(refused)


@pytest.mark.parametrize(
    ("content", "is_guess"),
    [
        (LIST.encode(), False),
        (b"id,name\n1,Ali\n", False),
        (LIST.encode("cp1256"), True),
        (LIST.encode("utf-16-le"), True),
    ],
)
def test_a_guess_is_called_one(path: Path, content: bytes, is_guess: bool) -> None:
    path.write_bytes(content)
    assert find_encoding(path, path.name, "").is_guess == is_guess


def test_a_few_broken_bytes_make_no_other_encoding(path: Path) -> None:
    assert found(path, LIST.encode() + b"004,\xff\xd8\n") == "utf-8"


def test_broken_bytes_are_weighed_against_the_whole_file(path: Path) -> None:
    latin_first = b"id,name\n" + b"1,Ali\n" * 200_000
    assert found(path, latin_first + (LIST * 50).encode() + b"4,\xff\n") == "utf-8"


def test_a_few_control_characters_make_no_binary(path: Path) -> None:
    assert found(path, (LIST + "004,سا\0مي,\x0bحلب\x02\n").encode()) == "utf-8"


@pytest.mark.parametrize("content", [b"", b"\n \r\n\t"])
def test_an_empty_file_is_refused(path: Path, content: bytes) -> None:
    assert "the file is empty" in refusal(path, content)


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 50)
    return file.getvalue()


BINARIES = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89",
    "spreadsheet": _zip(),
    "old spreadsheet": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    "gzip": gzip.compress(LIST.encode() * 20, mtime=0),
    "pdf": b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n",
    "rtf": b"{\\rtf1\\ansi Sami}",
    "zeros": b"\0" * 1000,
    "every byte": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("content", BINARIES.values(), ids=BINARIES)
def test_a_binary_under_another_name_is_refused(path: Path, content: bytes) -> None:
    assert "this is not text but" in refusal(path, content)


@pytest.mark.parametrize("content", ["prénom,été,née\n".encode("latin-1"), "имя,Иван\n".encode("koi8-r")])
def test_what_can_not_be_told_is_refused(path: Path, content: bytes) -> None:
    assert "mapping file" in refusal(path, content)


def test_what_is_said_is_believed(path: Path) -> None:
    assert found(path, "prénom\n".encode("latin-1"), "Latin-1") == "iso8859-1"
    assert found(path, LIST.encode(), "windows-1256") == "cp1256"


def test_a_byte_order_mark_proves_more_than_what_is_said(path: Path) -> None:
    assert found(path, LIST.encode("utf-8-sig"), "utf-8") == "utf-8-sig"
    assert found(path, LIST.encode("utf-16"), "utf-16-le") == "utf-16"


@pytest.mark.parametrize("said", ["klingon", "rot13", "base64", "a\0b", "undefined", "é"])
def test_an_unknown_encoding_is_refused(path: Path, said: str) -> None:
    assert "is not an encoding" in refusal(path, LIST.encode(), said)
