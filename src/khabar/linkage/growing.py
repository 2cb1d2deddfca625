"""An index and what came later, as one index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.engines import local
from khabar.linkage.index import Index, Keys, both_ways, by_cluster, sorted_identities, sorted_keys
from khabar.linkage.matching import Found, match
from khabar.linkage.rules import Rule
from khabar.linkage.stamps import PARTS, Stamped, key_columns

if TYPE_CHECKING:
    import pyarrow as pa


def grow(index: Index, table: pa.Table, judgements: pa.Table | None = None) -> Index:
    """Make the index that holds the records of `table` too, their kept pairs and the clusters as `match` finds them.

    What the index has learned stays as it is, so that growing in steps and at once come to the same weights. It takes
    a second or two a million records, so it is for lists, not for single records: those wait in the table that is given
    to `match`. Raises BadInput as `match` does. Ex: save_index(grow(open_index("index"), table), "index-2")
    """
    return grown(index, match(index, table, judgements))


def grown(index: Index, found: Found) -> Index:
    """Make the index that holds what was found too."""
    import pyarrow as pa

    records = pa.concat_tables([index.records, found.new.select(["list", "record_id"])]).combine_chunks()
    known, where = sorted_identities(records)
    labels = labels_of_all(index, found)
    members, starts = by_cluster(labels)
    left, right, bits = pairs_of_all(index, found)
    order = np.lexsort((right, left))
    first, partner, weights = both_ways(len(labels), left[order], right[order], bits[order])
    columns = key_columns(found.fresh)

    def merged(rule: Rule, keys: NDArray[np.uint64], rows: NDArray[np.int32]) -> Keys:
        key, mine = sorted_keys(columns, rule)
        whole = np.concatenate([keys, key])
        sorting = np.argsort(whole, kind="stable")
        return whole[sorting], np.concatenate([rows, mine + np.int32(len(index.labels))])[sorting]

    made = list(local.each(lambda one: merged(*one), list(zip(index.rules, index.keys, index.order, strict=True))))
    return replace(
        index,
        records=records,
        known=known,
        where=where,
        rows=_rows(index.rows, found.fresh),
        keys=[keys for keys, _ in made],
        order=[rows for _, rows in made],
        labels=labels,
        members=members,
        starts=starts,
        first=first,
        right=partner,
        bits=weights,
    )


def labels_of_all(index: Index, found: Found) -> NDArray[np.int64]:
    """Number the cluster of every old and new record."""
    labels = np.r_[np.asarray(index.labels), np.zeros(len(found.new), np.int64)]
    labels[found.groups.rows] = found.groups.labels
    return np.asarray(labels)


def pairs_of_all(index: Index, found: Found) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """The kept pairs of the index, in order of position, then those that were found."""
    owner = np.repeat(np.arange(len(index.labels), dtype=np.int32), np.diff(index.first))
    right, bits = np.asarray(index.right), np.asarray(index.bits)
    once = owner < right
    return np.r_[owner[once], found.left], np.r_[right[once], found.right], np.r_[bits[once], found.bits]


def _rows(old: Stamped, new: Stamped) -> Stamped:
    hot, cold = new.hot.copy(), new.cold.copy()
    for columns, part, more in (
        (cold, slice(PARTS, 2 * PARTS), old.letters),
        (hot, [at.NATIONAL, at.REGISTER], old.digits),
    ):
        columns[:, part] = np.where(columns[:, part] >= 0, columns[:, part] + len(more), -1)
    whole = zip(old, new._replace(hot=hot, cold=cold), strict=True)
    return Stamped(*(np.concatenate([a, b]) for a, b in whole))
