import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import BadInput
from khabar.register.backup.archive import Part, Sums, pack, unpack

NAMES = st.sampled_from(["about.json", "anchors.jsonl", "tables/people.claim/000001.jsonl", "runs/a-_1/model.json"])


@given(st.dictionaries(NAMES, st.lists(st.binary(max_size=1500), max_size=3)))
def test_parts_come_out_as_they_went_in(parts: dict[str, list[bytes]]) -> None:
    written, read = Sums(), Sums()
    packed = pack((Part(name, sum(map(len, blocks)), blocks) for name, blocks in parts.items()), written)
    stream = io.BytesIO(b"".join(packed))
    assert {name: b"".join(give()) for name, give in unpack(stream, read)} == {
        name: b"".join(blocks) for name, blocks in parts.items()
    }
    assert read == written


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "store/ab/../../x", "register.toml", "secret.key", "runs/../x", "runs/a/.x", "tables/x"]
)
def test_a_part_that_no_backup_has_is_refused(name: str) -> None:
    stream = io.BytesIO(b"".join(pack([Part(name, 1, [b"x"])], Sums())))
    with pytest.raises(BadInput, match="does not belong"):
        list(unpack(stream, Sums()))


def test_a_link_is_refused() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        link = tarfile.TarInfo("about.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    stream.seek(0)
    with pytest.raises(BadInput, match="does not belong"):
        list(unpack(stream, Sums()))


def test_a_file_that_changes_while_it_is_read_is_said() -> None:
    with pytest.raises(BadInput, match="changed while it was read"):
        list(pack([Part("about.json", 2, [b"x"])], Sums()))
