"""Columns of numbers that grow at their end."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Columns:
    """Columns of one length, by name.

    Ex: columns = Columns({"key": "i8"}); columns.extend({"key": [7, 9]}); columns["key"] -> array([7, 9])
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.size = 0
        self._held: dict[str, Array] = {name: np.zeros(0, kind) for name, kind in kinds.items()}

    def __getitem__(self, name: str) -> Array:
        """A column as it is now: a view that can be written to, good until the next rows come."""
        return self._held[name][: self.size]

    def extend(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """Append rows, given by column."""
        size = self.size + len(next(iter(rows.values())))
        for name, array in self._held.items():
            if size > len(array):
                larger = np.zeros(max(size, len(array) * 5 // 4), array.dtype)
                larger[: self.size] = array[: self.size]
                self._held[name] = larger
            self._held[name][self.size : size] = rows[name]
        self.size = size

    def save(self, folder: Path) -> None:
        """Write one file for each column."""
        for name in self._held:
            np.save(folder / f"{name}.npy", self[name])

    def load(self, folder: Path) -> None:
        """Map the columns that `save` wrote; what is changed afterwards does not reach the files."""
        for name, array in self._held.items():
            found = np.asarray(np.load(folder / f"{name}.npy", mmap_mode="c"))
            if found.dtype != array.dtype:
                raise ValueError(f"{name}: another kind of column")
            self._held[name], self.size = found, len(found)
