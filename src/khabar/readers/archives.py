"""Zipped documents (XLSX, ODS), opened only when their directory shows no bomb, no password and no damage."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khabar.model import BadInput

BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, IndexError, OverflowError,
)  # fmt: skip
"""What comes of an archive that is damaged, or packed in a way that no spreadsheet is."""

MOST_ENTRIES = 10_000
MOST_BYTES = 4 << 30
"""What all entries may come to when unpacked: a million rows of twenty columns take about 1.5 GB of XML."""

MOST_TIMES, UNSUSPICIOUS = 300, 64 << 20
"""An entry may unpack to 300 times its size at most, when it is larger than 64 MiB: rows of XML come to 10 to 100."""


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip file of which every entry may be read. Raises BadInput, also for damage that shows while it is read.

    Python's zipfile never hands out more of an entry than its directory said, so what is checked here holds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check(path.name, archive.infolist())
            yield archive
    except BROKEN as error:
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise
        raise BadInput(f"{path.name}: the file is damaged or was not copied whole ({error}). Copy it anew.") from error


def _check(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadInput(f"{name}: the file is protected by a password. Save it without one.")
    if len(entries) > MOST_ENTRIES:
        raise BadInput(
            f"{name}: it packs {len(entries):,} files, and no list needs over {MOST_ENTRIES:,}. Save it anew."
        )
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise BadInput(f"{name}: it would unpack to {total >> 20:,} MiB, over {MOST_BYTES >> 20:,}. Split the list.")
    for entry in entries:
        if entry.file_size > max(UNSUSPICIOUS, MOST_TIMES * entry.compress_size):
            raise BadInput(
                f"{name}: a part of it unpacks to {entry.file_size >> 20:,} MiB, over {MOST_TIMES} times its size, as "
                "only files made to do harm or empty rows do. Delete empty rows and save it anew."
            )
