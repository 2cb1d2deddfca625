"""Whether a folder stands on an encrypted disk, as far as Linux tells. Reads /proc and /sys; nothing of a register.

Looked for: dm-crypt (LUKS) anywhere below the file system, ext4's and f2fs's own encryption of a folder, and stacked
file systems that encrypt. What a disk, a virtual machine's host or another computer encrypts by itself can't be seen.
"""

import array
import fcntl
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

STACKED = {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"}
ELSEWHERE = {"nfs", "nfs4", "cifs", "smb3", "9p", "virtiofs", "fuse.sshfs", "ceph", "glusterfs", "afs"}
MEMORY = {"tmpfs", "ramfs"}
GET_FLAGS, ENCRYPTED_FOLDER = 0x80086601, 0x800
"""Linux: FS_IOC_GETFLAGS and FS_ENCRYPT_FL."""


@dataclass(frozen=True, slots=True)
class Encryption:
    """Whether something is encrypted (None: it can't be told), and by what or why not."""

    is_encrypted: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of mountinfo: device number, where, kind of file system, what it was mounted from."""

    device: str
    point: Path
    kind: str
    source: str


def read_mounts(text: str) -> list[Mount]:
    """The mounts of /proc/self/mountinfo. Ex: "36 35 98:0 / /mnt rw - ext4 /dev/sda1 rw" """
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        words, rest = before.split(), after.split()
        if len(words) >= 5 and len(rest) >= 2:
            found.append(Mount(words[2], Path(_plain(words[4])), rest[0], _plain(rest[1])))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda digits: chr(int(digits[1], 8)), text)


def mount_of(path: Path, mounts: list[Mount]) -> Mount | None:
    """The mount that a path stands on."""
    held = [mount for mount in mounts if path == mount.point or mount.point in path.parents]
    return max(enumerate(held), key=lambda item: (len(item[1].point.parts), item[0]))[1] if held else None


def encryption_of(path: Path, proc: Path = Path("/proc"), blocks: Path = Path("/sys/dev/block")) -> Encryption:
    """Whether a folder or file is on an encrypted disk."""
    table = proc / "self/mountinfo"
    if not sys.platform.startswith("linux") or not table.exists():
        return Encryption(None, "this system does not say. Look at FileVault, BitLocker or its like")
    mount = mount_of(path.resolve(), read_mounts(table.read_text("utf-8", errors="replace")))
    if mount is None:
        return Encryption(None, "its file system was not found")
    if mount.kind in STACKED:
        return Encryption(True, f"{mount.kind} encrypts {mount.point}")
    if mount.kind in MEMORY:
        return Encryption(True, f"{mount.point} is memory and no disk; it is gone after a restart")
    if mount.kind in ELSEWHERE:
        return Encryption(None, f"{mount.point} stands on another machine ({mount.kind}). Ask who runs it")
    if _is_encrypted_folder(path):
        return Encryption(True, f"{mount.kind} encrypts this folder")
    if mount.kind == "zfs":
        return Encryption(None, f"zfs does not say it here. Ask it: zfs get encryption {mount.source}")
    return _below(mount, blocks)


def _is_encrypted_folder(path: Path) -> bool:
    flags = array.array("L", [0])
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.ioctl(handle, GET_FLAGS, flags)
    except OSError:
        return False
    finally:
        os.close(handle)
    return bool(flags[0] & ENCRYPTED_FOLDER)


def _below(mount: Mount, blocks: Path) -> Encryption:
    device = blocks / mount.device
    if not device.exists() and mount.source.startswith("/dev/"):
        try:
            number = Path(mount.source).stat().st_rdev
        except OSError:
            number = 0
        device = blocks / f"{os.major(number)}:{os.minor(number)}"
    if not device.exists():
        return Encryption(None, f"nothing is said of what {mount.point} ({mount.kind}) stands on")
    return device_encryption(device.resolve())


def device_encryption(device: Path) -> Encryption:
    """Whether a block device, by its folder in /sys, is encrypted, or everything that it stands on is."""
    uuid = device / "dm/uuid"
    if uuid.exists() and uuid.read_text().startswith("CRYPT-"):
        return Encryption(True, f"dm-crypt encrypts {device.name}")
    if device.name.startswith("zram"):
        return Encryption(True, f"{device.name} is memory and no disk")
    below = [path.resolve() for path in sorted((device / "slaves").glob("*"))]
    backing = device / "loop/backing_file"
    if backing.exists():
        return encryption_of(Path(backing.read_text().strip()))
    found = [device_encryption(path) for path in below]
    if found and all(one.is_encrypted for one in found):
        return found[0]
    plain = next((one for one in found if not one.is_encrypted), None)
    return plain or Encryption(False, f"no encryption is seen on {device.name}")
