"""Where the bytes of an upload stand while they arrive: a private folder of the data directory, never the system's."""

import os
from pathlib import Path
from time import time
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from khabar.register.accounts.roles import Right, may

MOST_BYTES = 1 << 30
"""The largest file that is taken over the network; a larger one goes in by the command line."""

LONGEST = 86_400
"""Seconds after which a file that is left over from a broken upload is thrown away."""


class Spooled(UploadedFile[bytes]):
    """One file that arrived whole; `path` is where its bytes stand until they are sealed."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        super().__init__(None, name, "application/octet-stream", size)
        self.path = path


def folder() -> Path:
    """The spool of this register, for its user alone."""
    place: Path = settings.HOME.root / "spool"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def clear_old() -> None:
    """Throw away what broken uploads left a day ago."""
    for path in folder().iterdir():
        if path.stat().st_mtime < time() - LONGEST:
            path.unlink(missing_ok=True)


def too_large(request: HttpRequest) -> list[str]:
    """The names of files in this request that were not kept because they are too large."""
    return getattr(request, "too_large", [])


class Spool(FileUploadHandler):
    """Writes what may be taken in to the spool, as it arrives; of a stranger not one byte is kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if self.request is None or not may(self.request.user, Right.TAKE_IN):
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.path = folder() / uuid4().hex
        self.file = os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > MOST_BYTES:
            self.upload_interrupted()
            vars(self.request).setdefault("too_large", []).append(self.file_name)
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> Spooled | None:
        if not self.path.exists():
            return None
        self.file.close()
        return Spooled(self.path, self.file_name or "", file_size)

    def upload_interrupted(self) -> None:
        if hasattr(self, "path"):
            self.file.close()
            self.path.unlink(missing_ok=True)
