from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.readers import ReadOptions, load_options

GOOD = """
encoding = "windows-1256"
delimiter = ";"
[columns]
"اسم المعتقل الثلاثي" = "name"
"""


def test_no_mapping_file_means_find_out() -> None:
    assert load_options(None) == ReadOptions()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mapping_file_says_what_it_says(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(GOOD, encoding)
    assert load_options(path) == ReadOptions("windows-1256", ";", {"اسم المعتقل الثلاثي": "name"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"encoding = ", "not valid TOML"),
        (b"\xff", "Save it as UTF-8"),
        (b'separator = ";"', "“separator” is not known here"),
        (b'[columns]\n"Full" = "full_name"', "column “Full” is mapped to “full_name”"),
        (b'[columns]\n"Full" = ["name"]', "column “Full”"),
        (b"columns = 3", "[columns] is a table"),
        (b"sheets = 3", '[sheets.""] may say'),
        (b"[sheets.x]\nskip = 3", '[sheets."x"] may say'),
        (b"[sheets.x]\nhide = true", '[sheets."x"] may say'),
        (b'[sheets.x.columns]\n"Full" = "full_name"', "column “Full” is mapped to “full_name”"),
        (b"delimiter = 3", "are texts"),
        (b"encoding = true", "are texts"),
        (b'delimiter = ";;"', "the delimiter can't be ';;'"),
        (b"delimiter = '\"'", "the delimiter can't be '\"'"),
        (b'delimiter = "\\n"', "the delimiter can't be '\\n'"),
    ],
)
def test_a_bad_mapping_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        load_options(path)
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["missing.toml", ""])
def test_a_mapping_file_that_can_not_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="the mapping file can't be read"):
        load_options(tmp_path / name)


def test_single_sheets_are_mapped_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(
        '[columns]\n"a" = "name"\n[sheets."L".columns]\n"a" = "note"\n[sheets."Legend"]\nskip = true\n', "utf-8"
    )
    options = load_options(path)
    assert (options.columns_of("x"), options.columns_of("L")) == ({"a": "name"}, {"a": "note"})
    assert options.skipped_sheets == ["Legend"]
