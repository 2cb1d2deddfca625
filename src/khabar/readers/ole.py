"""The streams of a compound file (OLE), in which XLS workbooks are packed."""

import struct
from pathlib import Path

from khabar.model import BadInput

MOST_BYTES = 256 << 20
HEADER = 512
FREE, FAT_ENTRIES_IN_HEADER = 0xFFFFFFFA, 109
STREAM, ROOT = 2, 5


class CompoundFile:
    """A compound file, read whole. Raises BadInput when it is damaged or over 256 MiB."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path.name}: an XLS file may have {MOST_BYTES >> 20} MiB at most. Save it as XLSX.")
        self.data = path.read_bytes()
        try:
            self._open()
        except (struct.error, IndexError) as error:
            raise self._damaged() from error

    def stream(self, *names: str) -> bytes:
        """The stream with one of these names. Raises BadInput when there is none."""
        for name in names:
            if name in self.found:
                start, size = self.found[name]
                if size >= self.cutoff:
                    return self._chain(self.data, HEADER, self.sector, self.fat, start)[:size]
                return self._chain(self.mini, 0, self.mini_sector, self.mini_fat, start)[:size]
        raise BadInput(f"{self.name}: it is no workbook in the form XLS. Save it as XLSX or CSV and try again.")

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise self._damaged()
        self.sector, self.mini_sector = 1 << shift, 1 << mini_shift
        (self.cutoff,) = struct.unpack_from("<I", self.data, 56)
        directory, mini_fat, further = (struct.unpack_from("<I", self.data, at)[0] for at in (48, 60, 68))
        self.fat = self._read_fat(further)
        self.mini_fat = self._numbers(self._chain(self.data, HEADER, self.sector, self.fat, mini_fat))
        entries = self._chain(self.data, HEADER, self.sector, self.fat, directory)
        self.found: dict[str, tuple[int, int]] = {}
        self.mini = b""
        for at in range(0, len(entries) - 127, 128):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind == STREAM:
                self.found[name] = (start, size)
            elif kind == ROOT:
                self.mini = self._chain(self.data, HEADER, self.sector, self.fat, start)[:size]

    def _read_fat(self, further: int) -> tuple[int, ...]:
        """The table that says which sector follows which, itself spread over sectors."""
        places = list(struct.unpack_from(f"<{FAT_ENTRIES_IN_HEADER}I", self.data, 76))
        seen: set[int] = set()
        while further < FREE and further not in seen:
            seen.add(further)
            block = self._numbers(self._block(self.data, HEADER, self.sector, further))
            places += block[:-1]
            further = block[-1]
        blocks = (self._block(self.data, HEADER, self.sector, place) for place in places if place < FREE)
        return self._numbers(b"".join(blocks))

    def _block(self, data: bytes, first: int, size: int, number: int) -> bytes:
        at = max(first, size if first else 0) + number * size
        if at >= len(data):
            raise self._damaged()
        return data[at : at + size].ljust(size, b"\0")

    def _chain(self, data: bytes, first: int, size: int, table: tuple[int, ...], start: int) -> bytes:
        """The sectors of one stream, put together. Raises BadInput for a chain that runs in a circle."""
        blocks, seen = [], set()
        while start < FREE:
            if start in seen or start >= len(table):
                raise self._damaged()
            seen.add(start)
            blocks.append(self._block(data, first, size, start))
            start = table[start]
        return b"".join(blocks)

    def _numbers(self, block: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])

    def _damaged(self) -> BadInput:
        return BadInput(f"{self.name}: the file is damaged or was not copied whole. Copy it anew.")
