"""Between Arrow columns and numpy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa


def flat(table: pa.Table, column: str) -> Any:
    """Give a column as one Arrow array, however many chunks it came in."""
    import pyarrow as pa

    chunks = table[column].chunks
    return chunks[0] if len(chunks) == 1 else pa.concat_arrays([pa.array([], table[column].type), *chunks])


def distinct(column: Any) -> tuple[list[str], NDArray[np.int32]]:
    """Give a column's distinct values and, row by row, the place of each among them (-1 where null)."""
    coded = column.dictionary_encode().combine_chunks()
    places = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return coded.dictionary.to_pylist(), places.astype(np.int32)


def pick(values: NDArray[np.int32], places: NDArray[np.int32]) -> NDArray[np.int32]:
    """Look up each place; -1 stays -1. Ex: pick([7, 8], [1, -1]) -> [8, -1]."""
    if not len(values):
        return np.full(len(places), -1, np.int32)
    return np.where(places < 0, -1, values[places]).astype(np.int32)


def take(column: Any, rows: NDArray[np.int32]) -> Any:
    """Take rows of an Arrow array; -1 gives null."""
    import pyarrow as pa

    return column.take(pa.array(rows, mask=rows < 0))


def plain_schema(table: pa.Table) -> Any:
    """A table's schema with levels as plain texts: what Arrow leaves in dictionaries varies from run to run."""
    import pyarrow as pa

    return pa.schema(
        pa.field(field.name, pa.string() if pa.types.is_dictionary(field.type) else field.type)
        for field in table.schema
    )
