"""Parts of a backup into a tar stream and out of it, each with its digest. Nothing is held whole in memory."""

import hashlib
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from khabar.model import BadInput

BLOCK = 1 << 20
NAMES = re.compile(
    r"about\.json|manifest\.json|anchors\.jsonl|tables/[a-z0-9_]+\.[a-z0-9_]+/\d{6}\.jsonl"
    r"|store/[0-9a-f]{2}/[0-9a-f]{64}|runs/[\w-]+/\w[\w.-]*",
    re.ASCII,
)
"""What a part may be called. Any other name is refused, so that nothing is ever written outside the new folder."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part on its way into a backup: its name, its size in bytes, its bytes."""

    name: str
    size: int
    blocks: Iterable[bytes]


Sums = dict[str, tuple[int, str]]
"""Size and SHA-256 of each part, by name."""


def pack(parts: Iterable[Part], sums: Sums) -> Iterator[bytes]:
    """The tar stream of these parts. `sums` fills as they pass, so that a later part can tell of the earlier ones."""
    for part in parts:
        header = tarfile.TarInfo(part.name)
        header.size, header.mode = part.size, 0o600
        yield header.tobuf(tarfile.PAX_FORMAT)
        digest, size = hashlib.sha256(), 0
        for block in part.blocks:
            digest.update(block)
            size += len(block)
            yield block
        if size != part.size:
            raise BadInput(f"{part.name}: the file changed while it was read. Make the backup again.")
        yield bytes(-size % tarfile.BLOCKSIZE)
        sums[part.name] = (size, digest.hexdigest())
    yield bytes(2 * tarfile.BLOCKSIZE)


Read = Callable[[], Iterator[bytes]]


def unpack(stream: Any, sums: Sums) -> Iterator[tuple[str, Read]]:
    """Every part of a tar stream with a function that reads it, once. `sums` fills as parts have been read.

    Raises BadInput for a part that no backup has, and tarfile.TarError for what is no tar.
    """
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for header in tar:
            if not header.isreg() or not NAMES.fullmatch(header.name) or header.name in sums:
                raise BadInput(f"“{header.name}” does not belong into a backup; it was not made by khabar.")
            content: Any = tar.extractfile(header)
            yield header.name, partial(_blocks, content, header.name, sums)
    while stream.read(BLOCK):
        pass  # to the last byte, whose seal says that nothing was cut off


def _blocks(content: IO[bytes], name: str, sums: Sums) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    while block := content.read(BLOCK):
        digest.update(block)
        size += len(block)
        yield block
    sums[name] = (size, digest.hexdigest())
