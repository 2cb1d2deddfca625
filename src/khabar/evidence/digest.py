"""What identifies a document: the digest of its bytes."""

import hashlib
from pathlib import Path

BLOCK = 1 << 20


def digest_file(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file in hex (64 characters) and its size in bytes. Raises OSError when it can't be read."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size
