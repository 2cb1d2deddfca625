import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.readers.forms.writing import zipped

from khabar.readers.archives import open_archive

Save = Callable[[str, bytes], Path]
Refusal = Callable[[Callable[[], object]], str]


def opened(path: Path) -> list[str]:
    with open_archive(path) as archive:
        return archive.namelist()


def test_a_sound_archive_is_opened(save: Save) -> None:
    assert opened(save("a.zip", zipped({"x": "1"}))) == ["x"]


def test_bombs_of_each_kind_are_refused(save: Save, refusal: Refusal) -> None:
    many = zipped({str(n): "" for n in range(10_001)})
    assert "it packs 10,001 files" in refusal(lambda: opened(save("a.zip", many)))
    said = bytearray(zipped({"x": "1" * 100}))
    at = said.index(b"PK\x01\x02")
    said[at + 24 : at + 28] = (4_000_000_000).to_bytes(4, "little")
    assert "unpacks to 3,814 MiB, over 300 times" in refusal(lambda: opened(save("b.zip", bytes(said))))
    two = io.BytesIO()
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("x", "1")
        archive.writestr("y", "1")
    total = bytearray(two.getvalue())
    for entry in (total.index(b"PK\x01\x02"), total.rindex(b"PK\x01\x02")):
        total[entry + 24 : entry + 28] = (4_000_000_000).to_bytes(4, "little")
    assert "it would unpack to 7,629 MiB" in refusal(lambda: opened(save("c.zip", bytes(total))))


def test_a_locked_archive_is_refused(save: Save, refusal: Refusal) -> None:
    locked = bytearray(zipped({"x": "1"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "protected by a password" in refusal(lambda: opened(save("a.zip", bytes(locked))))
