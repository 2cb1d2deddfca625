"""Capture histories of what `khabar link` linked: each cluster is a person, each list one that may catch her or him."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from khabar.counting.histories import Histories
from khabar.counting.reading import MOST_LISTS
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

FILE = "clusters.parquet"


def read_clusters(folder: str | Path) -> Histories:
    """Histories of the folder that `khabar link FILE ... --out DIR` wrote; raises BadInput when it is none.

    Who stands twice on one list is caught once by it.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = Path(folder) / FILE
    if not path.is_file():
        raise BadInput(
            f"{folder}: there is no {FILE} in it. Name the folder that khabar link FILE ... --out DIR wrote."
        )
    try:
        table = pq.read_table(path, columns=["list", "cluster_id"])
    except (pa.ArrowInvalid, pa.ArrowKeyError, OSError) as error:
        raise BadInput(f"{path}: this can't be read as clusters. Link the lists again.") from error
    if not len(table) or table["list"].null_count or table["cluster_id"].null_count:
        raise BadInput(f"{path}: there is nobody in it, or somebody on no list. Link the lists again.")
    return histories_of(table)


def histories_of(clusters: pa.Table) -> Histories:
    """Histories of a table of clusters: `list`, `cluster_id`. Raises BadInput for more than 62 lists."""
    lists = clusters["list"].combine_chunks().dictionary_encode()
    people = clusters["cluster_id"].combine_chunks().dictionary_encode()
    names = [str(name) for name in lists.dictionary.to_pylist()]
    if len(names) > MOST_LISTS:
        raise BadInput(f"there are {len(names)} lists, and counting takes {MOST_LISTS} at most. Count fewer lists.")
    caught = np.zeros(len(people.dictionary), np.int64)
    np.bitwise_or.at(caught, people.indices.to_numpy(), np.int64(1) << lists.indices.to_numpy().astype(np.int64))
    patterns, counts = np.unique(caught, return_counts=True)
    rows = (patterns[:, None] >> np.arange(len(names)) & 1).tolist()
    return Histories.make(names, rows, counts.tolist())
