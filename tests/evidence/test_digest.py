import hashlib
from pathlib import Path

import pytest

from khabar.evidence import digest_file
from khabar.evidence.digest import BLOCK


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_it_is_the_sha_256_of_all_bytes(tmp_path: Path, size: int) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xd8" * size)
    assert digest_file(path) == (hashlib.sha256(b"\xd8" * size).hexdigest(), size)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        digest_file(tmp_path / "list.csv")
