"""Several processes of this machine, which share nothing: parts go to them as Arrow batches, pairs come back as such.

Slower than `local` here. It stands for engines on many machines, and holds the seam to what they can do.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from khabar.linkage.engines.local import cores, each, in_order

if TYPE_CHECKING:
    import pyarrow as pa

    from khabar.linkage.batches import Errand
    from khabar.linkage.pairs import Pairs
    from khabar.linkage.walker import Part, Walker

__all__ = ["each", "walk_all"]

_sent: list[Errand] = []


def walk_all(walker: Walker, parts: Sequence[Part]) -> Iterator[tuple[Pairs, int]]:
    """Walk parts in as many processes as there are cores."""
    from khabar.linkage.batches import as_batch, batch_as_pairs, errand

    if not parts:
        return
    sent = errand(walker, parts[0].coded)
    with ProcessPoolExecutor(cores(), multiprocessing.get_context("spawn"), _begin, (sent,)) as pool:
        for batch in in_order(pool, _walk, map(as_batch, parts)):
            yield batch_as_pairs(batch), int(batch.schema.metadata[b"seen"])


def _begin(errand: Errand) -> None:
    _sent.append(errand)


def _walk(batch: pa.RecordBatch) -> pa.RecordBatch:
    return _sent[0].walk(batch)
