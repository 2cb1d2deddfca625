"""Pairs that wait for what comes next: in memory, or on disk once they are too many."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from khabar.linkage.batches import batch_as_pairs, pairs_as_batch
from khabar.linkage.pairs import Pairs, together
from khabar.model import BadInput

CHUNK = 1 << 18
"""Pairs that are handed on at a time, about."""


class Aside:
    """Pairs put aside part by part, and given back in the same order as often as wanted.

    Up to `room` pairs are kept in memory; then all of them go to an Arrow file in a hidden folder within `folder`
    (where that is None: in the system's place for temporary files), which is removed at the end, however it comes.
    Raises BadInput when the disk is full.
    """

    def __init__(self, room: int, folder: Path | None = None) -> None:
        self.room = room
        self.folder = folder
        self.written = 0
        self._held: list[Pairs] = []
        self._size = 0
        self._files: list[Path] = []
        self._home: Path | None = None

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def __len__(self) -> int:
        return self.written + self._size

    def add(self, pairs: Pairs) -> None:
        """Put pairs behind those that are here."""
        self._held.append(pairs)
        self._size += len(pairs.left)
        if self._size > self.room:
            self._write()

    def __iter__(self) -> Iterator[Pairs]:
        """Give the pairs back in chunks, to be read only."""
        for path in self._files:
            for batch in _batches(path):
                yield batch_as_pairs(batch)
        part: list[Pairs] = []
        for pairs in self._held:
            part.append(pairs)
            if sum(len(one.left) for one in part) >= CHUNK:
                yield together(part)
                part = []
        if part:
            yield together(part)

    def clear(self) -> None:
        """Forget all pairs and remove what is on disk."""
        self._held, self._size, self.written, self._files = [], 0, 0, []
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _write(self) -> None:
        import pyarrow as pa

        try:
            if self._home is None:
                if self.folder is not None:
                    self.folder.mkdir(parents=True, exist_ok=True)
                self._home = Path(tempfile.mkdtemp(prefix=".khabar-pairs-", dir=self.folder))
            path = self._home / f"{len(self._files)}.arrow"
            whole = pairs_as_batch(together(self._held))
            with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, whole.schema) as writer:
                for start in range(0, len(whole), CHUNK):
                    writer.write_batch(whole.slice(start, CHUNK))
        except OSError as error:
            where = self._home or self.folder or tempfile.gettempdir()
            raise BadInput(f"{where}: pairs can't be put aside there ({error}). Make room on the disk.") from error
        self._files.append(path)
        self.written += self._size
        self._held, self._size = [], 0


def _batches(path: Path) -> Iterator[Any]:
    import pyarrow as pa

    with pa.memory_map(str(path)) as file:
        reader = pa.ipc.open_file(file)
        for n in range(reader.num_record_batches):
            yield reader.get_batch(n)
