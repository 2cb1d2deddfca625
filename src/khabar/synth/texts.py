"""Columns of text: arrays of strings and None, whose strings are shared by many rows."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Texts = npt.NDArray[np.object_]


def pick(texts: Sequence[str], positions: npt.NDArray[np.integer]) -> Texts:
    """Take one text for each row. Ex: pick(["a", "b"], [1, 1, 0]) -> ["b", "b", "a"]."""
    column: Texts = np.array(texts, dtype=object)[positions]
    return column


def leave_out(column: Texts, share: float, rng: np.random.Generator) -> Texts:
    """Empty this share of the rows, drawn at random."""
    emptied = column.copy()
    emptied[rng.random(len(column)) < share] = None
    return emptied


def join(parts: Sequence[Texts]) -> Texts:
    """Join the parts of each row by a space, passing over the empty ones."""
    return np.array([" ".join(filter(None, row)) for row in zip(*parts, strict=True)], dtype=object)


def as_table(columns: Mapping[str, Texts]) -> pa.Table:
    """Make a table of strings; None becomes null."""
    return pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})
