"""Content-addressed store: a document's bytes under the name of their digest, read-only, written once."""

import hashlib
import os
import tempfile
from pathlib import Path

from khabar.evidence.digest import BLOCK


class Store:
    """A folder of documents: `root/ab/abcdef...` holds the bytes whose SHA-256 is abcdef...

    A document appears there whole or not at all: it is copied beside its place, synced and renamed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, digest: str) -> Path:
        """Where the document of this digest stands, or would stand."""
        return self.root / digest[:2] / digest

    def put(self, source: Path) -> tuple[str, int, bool]:
        """Copy `source` in; return its digest, its size in bytes and whether it is new here. Raises OSError."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.root, prefix=".incoming-")
        incoming = Path(name)
        digest, size = hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as copy, source.open("rb") as original:
                while block := original.read(BLOCK):
                    digest.update(block)
                    size += len(block)
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
            place = self.path(digest.hexdigest())
            is_new = not place.exists()
            if is_new:
                place.parent.mkdir(exist_ok=True)
                incoming.chmod(0o400)
                incoming.rename(place)
        finally:
            incoming.unlink(missing_ok=True)
        return digest.hexdigest(), size, is_new

    def discard(self, digest: str) -> None:
        """Take out a document that no register entry speaks of (its intake was refused)."""
        self.path(digest).unlink(missing_ok=True)
