"""What is encrypted comes back byte by byte, or not at all."""

import random
from collections.abc import Iterator
from pathlib import Path
from threading import active_count

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import BadInput
from khabar.register.backup.streams import decrypted, encrypt

KEY = pyrage.x25519.Identity.generate()
PLAIN = random.Random(1).randbytes(300_000) + b"khabar" * 50_000


def blocks() -> Iterator[bytes]:
    yield from (PLAIN[at : at + 70_000] for at in range(0, len(PLAIN), 70_000))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("streams") / "made"
    with path.open("wb") as file:
        size, _ = encrypt(blocks(), file, [KEY.to_public()])
    assert size == path.stat().st_size
    return path


def read(path: Path) -> bytes:
    with decrypted(path, [KEY]) as stream:
        return b"".join(iter(lambda: stream.read(65_536), b""))


def test_what_went_in_comes_out(made: Path) -> None:
    assert read(made) == PLAIN
    assert b"khabar" * 3 not in made.read_bytes()
    assert made.stat().st_size < len(PLAIN)


@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_any_byte_that_differs_is_noticed(made: Path, place: float, change: int) -> None:
    altered = bytearray(made.read_bytes())
    altered[int(place * len(altered))] ^= change
    path = made.with_name("altered")
    path.write_bytes(altered)
    with pytest.raises(BadInput, match=r"cut off or was altered|not a backup|key does not open"):
        read(path)


@given(place=st.floats(0, 1, exclude_max=True))
def test_a_cut_is_noticed_wherever_it_is(made: Path, place: float) -> None:
    path = made.with_name("cut")
    path.write_bytes(made.read_bytes()[: int(place * made.stat().st_size)])
    with pytest.raises(BadInput, match=r"cut off or was altered|not a backup"):
        read(path)


def test_another_key_does_not_open_it(made: Path) -> None:
    other = pyrage.x25519.Identity.generate()
    with pytest.raises(BadInput, match="key does not open it"), decrypted(made, [other]) as stream:
        stream.read(1)


def test_who_stops_reading_leaves_no_thread_and_no_pipe(made: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir())), active_count()
    with pytest.raises(BadInput, match="enough"), decrypted(made, [KEY]) as stream:
        stream.read(1)
        raise BadInput("enough")
    assert (len(list(Path("/proc/self/fd").iterdir())), active_count()) == before


def test_what_goes_wrong_in_making_is_said_as_it_is(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x"
        raise BadInput("the file changed")

    with (tmp_path / "x").open("wb") as file, pytest.raises(BadInput, match="the file changed"):
        encrypt(broken(), file, [KEY.to_public()])
