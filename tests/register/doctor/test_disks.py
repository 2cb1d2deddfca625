"""Encryption as Linux tells it, on folders that look like /proc and /sys."""

from pathlib import Path

import pytest

from khabar.register.doctor.disks import device_encryption, encryption_of, mount_of, read_mounts

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 253:1 / /data rw - ext4 /dev/mapper/data rw
31 30 0:50 / /data/with\\040space rw - fuse.gocryptfs /x rw
32 22 0:51 / /nfs rw shared:1 - nfs4 server:/x rw
33 22 0:52 / /memory rw - tmpfs tmpfs rw
34 22 0:53 / /pool rw - zfs pool/x rw
35 22 0:54 / /layers rw - overlay overlay rw
36 22 253:2 / /half rw - xfs /dev/mapper/half rw
"""


@pytest.fixture
def machine(tmp_path: Path) -> tuple[Path, Path]:
    """A machine with a plain disk vda, an encrypted volume on it, and one that is only half on encrypted disks."""
    proc, blocks, devices = tmp_path / "proc", tmp_path / "block", tmp_path / "devices"
    (proc / "self").mkdir(parents=True)
    blocks.mkdir()
    (proc / "self/mountinfo").write_text(MOUNTS)
    for name, number, uuid, below in (
        ("vda", "254:0", "", ()),
        ("dm-0", "253:0", "CRYPT-LUKS2-0123-data", ("vda",)),
        ("dm-1", "253:1", "LVM-abc", ("dm-0",)),
        ("dm-2", "253:2", "LVM-def", ("dm-0", "vda")),
    ):
        (devices / name / "slaves").mkdir(parents=True)
        if uuid:
            (devices / name / "dm").mkdir()
            (devices / name / "dm/uuid").write_text(uuid)
        for one in below:
            (devices / name / "slaves" / one).symlink_to(devices / one)
        (blocks / number).symlink_to(devices / name)
    return proc, blocks


@pytest.mark.parametrize(
    ("path", "encrypted", "why"),
    [
        ("/home/x", False, "vda"),
        ("/data/x", True, "dm-crypt encrypts dm-0"),
        ("/data/with space/x", True, "gocryptfs"),
        ("/half/x", False, "vda"),
        ("/nfs/x", None, "another machine"),
        ("/memory/x", True, "memory"),
        ("/pool/x", None, "zfs get encryption pool/x"),
        ("/layers/x", None, "overlay"),
    ],
)
def test_what_is_under_a_folder(machine: tuple[Path, Path], path: str, encrypted: bool | None, why: str) -> None:
    found = encryption_of(Path(path), *machine)
    assert (found.is_encrypted, why in found.why) == (encrypted, True), found


def test_a_system_without_proc_says_that_it_can_not_be_told(tmp_path: Path) -> None:
    assert encryption_of(tmp_path, tmp_path / "absent").is_encrypted is None


def test_the_latest_mount_over_a_folder_counts() -> None:
    mounts = read_mounts(MOUNTS + "37 22 0:60 / /data rw - tmpfs tmpfs rw\nnonsense\n")
    assert (found := mount_of(Path("/data/x"), mounts)) is not None
    assert found.kind == "tmpfs"
    assert mount_of(Path("/x"), []) is None


def test_swap_in_memory_is_no_disk(tmp_path: Path) -> None:
    (tmp_path / "zram0").mkdir()
    assert device_encryption(tmp_path / "zram0").is_encrypted


def test_this_machine_gives_an_answer(tmp_path: Path) -> None:
    assert encryption_of(tmp_path).why
