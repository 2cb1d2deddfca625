from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.register.backup.keys import new_key, read_identities, read_recipients, recipients_in


def test_a_new_key_is_for_its_owner_alone_and_names_its_recipient(tmp_path: Path) -> None:
    path = tmp_path / "key"
    recipient = new_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert str(read_identities(path)[0].to_public()) == recipient
    assert str(read_recipients([recipient])[0]) == recipient
    with pytest.raises(BadInput, match="never overwritten"):
        new_key(path)


def test_recipients_stand_in_a_file_with_remarks(tmp_path: Path) -> None:
    (tmp_path / "who").write_text("# office\nage1x\n\n  age1y \n")
    assert recipients_in(tmp_path / "who") == ["age1x", "age1y"]


def test_what_is_no_key_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no recipient"):
        read_recipients(["age1x"])
    with pytest.raises(BadInput, match="needs a recipient"):
        read_recipients([])
    with pytest.raises(BadInput, match="secret key, not a recipient") as refusal:
        read_recipients(["AGE-SECRET-KEY-1SECRET"])
    assert "1SECRET" not in str(refusal.value)
    (tmp_path / "none").write_text("# nothing\n")
    (tmp_path / "bad").write_text("hello\n")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    for name in ("none", "bad", "binary", "absent"):
        with pytest.raises(BadInput, match=r"key|read"):
            read_identities(tmp_path / name)
