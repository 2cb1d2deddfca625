from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.register.accounts.models import ChainHead
from khabar.register.anchors import add_anchors, anchors_up_to, last_verified, read_anchors

AT_3, AT_5 = (ChainHead(name="audit", length=length, last_hash=str(length) * 64) for length in (3, 5))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "anchors"
    assert (read_anchors(path), last_verified(path), anchors_up_to(path, {"audit": 9})) == ({}, None, "")
    add_anchors(path, [AT_3])
    assert last_verified(path) is None
    add_anchors(path, [AT_3, AT_5], verified=True)
    assert read_anchors(path) == {"audit": {3: "3" * 64, 5: "5" * 64}}
    assert last_verified(path) is not None
    assert anchors_up_to(path, {"audit": 4}).count("\n") == 2
    assert anchors_up_to(path, {}) == ""
    assert path.stat().st_mode & 0o077 == 0


def test_a_line_that_is_no_anchor_or_contradicts_is_said(tmp_path: Path) -> None:
    path = tmp_path / "anchors"
    add_anchors(path, [AT_3, ChainHead(name="audit", length=3, last_hash="0" * 64)])
    with pytest.raises(BadInput, match="line 2 contradicts"):
        read_anchors(path)
    path.write_text("hello\n")
    with pytest.raises(BadInput, match="line 1 is no anchor"):
        read_anchors(path)
    assert anchors_up_to(path, {"audit": 9}) == ""
