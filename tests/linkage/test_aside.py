from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.linkage import aside
from khabar.linkage.aside import Aside
from khabar.linkage.pairs import Pairs, together
from khabar.model import BadInput


def some(size: int, seed: int = 0) -> Pairs:
    rng = np.random.default_rng(seed)
    left, right = (rng.integers(0, 1000, size, dtype=np.int32) for _ in "ab")
    return Pairs(left, right, rng.integers(0, 64, (size, 16), dtype=np.uint8), rng.integers(0, 999, size, np.uint16))


def same(one: Pairs, two: Pairs) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(1, 100))
def test_what_is_put_aside_comes_back_in_order(sizes: list[int], room: int) -> None:
    parts = [some(size, n) for n, size in enumerate(sizes)]
    with Aside(room) as held:
        for part in parts:
            held.add(part)
        assert len(held) == sum(sizes)
        assert held.written == 0 or held.written > room
        for _ in range(2):
            assert same(together(list(held)), together(parts))


def test_chunks_are_not_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "CHUNK", 100)
    with Aside(500) as held:
        for n in range(20):
            held.add(some(90, n))
        assert max(len(chunk.left) for chunk in held) < 200


def test_nothing_stays_on_disk_however_it_ends(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Aside(10, tmp_path) as held:
        held.add(some(20))
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_does_not_take_them_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="Make room on the disk"), Aside(1, tmp_path / "file") as held:
        held.add(some(2))
