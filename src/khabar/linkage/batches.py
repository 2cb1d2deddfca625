"""Parts of the walk as Arrow batches that carry their own records: what an engine sends to other processes.

A batch has a row for each record of each block: `block` (number within the batch), `record` (what it is called), `hot`
and `cold` (the columns of `Coded`). Everything else goes once, with the walker. Pairs come back as `left`, `right`,
`codes`, `free`. Nothing in between needs other records: it does not matter where a batch is walked, or how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.coded import Coded
from khabar.linkage.comparisons import WIDTH
from khabar.linkage.pairs import Pairs
from khabar.linkage.walker import Part, Walker

if TYPE_CHECKING:
    import pyarrow as pa


TABLE = 512
"""Sounds whose levels a batch keeps in a table of its own."""


class Errand(NamedTuple):
    """A walker and the vocabulary that it needs, without any record: what every process gets once."""

    walker: Walker
    vocabulary: Coded

    def walk(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Walk the blocks of a batch. Gives pairs as a batch, with the count of those looked at in its metadata."""
        pairs, seen = self.walker(as_part(batch, self.vocabulary))
        made = pairs_as_batch(pairs)
        return made.replace_schema_metadata({"seen": str(seen)})


def errand(walker: Walker, coded: Coded) -> Errand:
    """Leave the records out of what is sent around."""
    return Errand(walker, coded._replace(hot=coded.hot[:0], cold=coded.cold[:0], table=coded.table[:0, :0]))


def as_batch(part: Part) -> pa.RecordBatch:
    """Put the records of a part beside its blocks."""
    import pyarrow as pa

    block = np.repeat(np.arange(len(part.starts) - 1, dtype=np.int32), np.diff(part.starts))
    columns = {
        "block": pa.array(block),
        "record": pa.array(part.records),
        "hot": _rows(part.coded.hot[part.order]),
        "cold": _rows(part.coded.cold[part.order]),
    }
    batch = pa.RecordBatch.from_pydict(columns)
    return batch.replace_schema_metadata({"rule": str(part.rule)})


def as_part(batch: pa.RecordBatch, vocabulary: Coded) -> Part:
    """Read a batch as a part of its own, with a table of levels of its own."""
    size = np.bincount(batch["block"].to_numpy())
    hot, cold = (_matrix(batch[name]) for name in ("hot", "cold"))
    table = np.zeros((min(TABLE, len(vocabulary.letters)),) * 2, np.uint8)
    return Part(
        rule=int(batch.schema.metadata[b"rule"]),
        order=np.arange(len(batch), dtype=np.int32),
        records=np.asarray(batch["record"].to_numpy(), np.int32),
        starts=np.r_[0, np.cumsum(size)].astype(np.int64),
        pairs=int((size * (size - 1) // 2).sum()),
        coded=vocabulary._replace(hot=hot, cold=cold, table=table),
    )


def pairs_as_batch(pairs: Pairs) -> pa.RecordBatch:
    """Pairs as an Arrow batch; codes are sixteen bytes a pair."""
    import pyarrow as pa

    held: Any = np.ascontiguousarray(pairs.codes)
    codes: Any = pa.FixedSizeBinaryArray.from_buffers(pa.binary(WIDTH), len(held), [None, pa.py_buffer(held)])
    arrays: list[Any] = [pa.array(pairs.left), pa.array(pairs.right), codes, pa.array(pairs.free)]
    return pa.RecordBatch.from_arrays(arrays, ["left", "right", "codes", "free"])


def batch_as_pairs(batch: pa.RecordBatch) -> Pairs:
    """Read pairs from a batch; the arrays look at its memory and can't be written to."""
    codes: Any = batch["codes"]
    flat = np.frombuffer(codes.buffers()[1], np.uint8, len(batch) * WIDTH, codes.offset * WIDTH)
    left, right, free = (batch[name].to_numpy() for name in ("left", "right", "free"))
    return Pairs(left, right, flat.reshape(len(batch), WIDTH), free)


def _rows(matrix: NDArray[np.int32]) -> Any:
    import pyarrow as pa

    return pa.FixedSizeListArray.from_arrays(pa.array(matrix.ravel()), matrix.shape[1])


def _matrix(column: Any) -> NDArray[np.int32]:
    return np.array(column.flatten().to_numpy(), np.int32).reshape(len(column), -1)
