"""A finished linkage laid out for looking things up, so that what comes later need not link everything again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.affinity import Affinity
from khabar.linkage.blocking import keys_of
from khabar.linkage.engines import local
from khabar.linkage.learned import Learned
from khabar.linkage.recipe import Recipe
from khabar.linkage.rules import Rule
from khabar.linkage.stamps import PARTS, Stamped, key_columns, stamped
from khabar.linkage.training import Model

if TYPE_CHECKING:
    import pyarrow as pa

Keys = tuple[NDArray[np.uint64], NDArray[np.int32]]


class Matched(NamedTuple):
    """What new records found.

    `pairs`: as in `Linked`, each with at least one new record, the new one on the `b` side. `clusters`: list,
    record_id, cluster_id of every new record and of every old one whose cluster was looked at again; clusters that
    are new have numbers from the number of old clusters up.
    """

    pairs: pa.Table
    clusters: pa.Table


@dataclass(frozen=True)
class Index:
    """A finished linkage laid out for looking things up; its arrays may be memory-mapped files.

    `records`: list and record_id of all, by position. `known` and `where`: sorted digests of these, and the positions
    they belong to. `keys` and `order`: for each rule, the sorted keys of all records that have one, and these records.
    `bins`: for each text, the classes known (sorted) and their bins of rarity. `labels`: each record's cluster;
    `members` and `starts`: the records of each cluster. `first`: where the kept pairs of each record begin in `right`
    and `bits` (every pair stands there twice). It never changes: `match` asks it, `khabar.linkage.grow` makes another.
    """

    records: pa.Table
    known: NDArray[np.uint64]
    where: NDArray[np.int32]
    rows: Stamped
    defaults: tuple[bool, bool]
    rules: list[Rule]
    limits: list[int]
    keys: list[NDArray[np.uint64]]
    order: list[NDArray[np.int32]]
    bins: list[tuple[NDArray[np.int32], NDArray[np.int32]]]
    model: Model
    affinities: list[tuple[Affinity, NDArray[np.int32], NDArray[np.int32]]]
    labels: NDArray[np.int64]
    members: NDArray[np.int64]
    starts: NDArray[np.int64]
    first: NDArray[np.int64]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]
    recipe: Recipe

    def match(self, table: pa.Table, judgements: pa.Table | None = None) -> Matched:
        """Weigh new records against the old ones and one another, and say which clusters they belong to.

        `table`: everything that came since the index was made, as `link` takes it. `judgements`: what people decided,
        as `link` takes it, of old and new records alike. The model stays as it is; so do clusters that no kept pair of
        a new record reaches and no judgement contradicts. A record costs milliseconds, 10,000 a second or two. Raises
        BadInput, as `link` does, and when a record of `table` is in the index already.

        Ex: open_index("linked/index").match(table).clusters
        """
        from khabar.linkage.matching import match

        found = match(self, table, judgements)
        return Matched(found.table, found.clusters)

    def positions(self, lists: Sequence[Any], record_ids: Sequence[Any]) -> NDArray[np.int64]:
        """Find records by list and id; -1 where the index does not hold one."""
        stamps = identities(lists, record_ids)
        if not len(self.known):
            return np.full(len(stamps), -1, np.int64)
        place = np.minimum(np.searchsorted(self.known, stamps), len(self.known) - 1)
        return np.where(self.known[place] == stamps, self.where[place], -1).astype(np.int64)


def make_index(learned: Learned, records: pa.Table) -> Index:
    """Lay out a finished linkage. Ex: make_index(linked.learned, linked.records).match(table)."""
    rows = stamped(learned.encoded)
    rules = [block.rule for block in learned.blocks]
    columns = key_columns(rows)
    made = list(local.each(lambda rule: sorted_keys(columns, rule), rules))
    known, where = sorted_identities(records)
    members, starts = by_cluster(learned.labels)
    first, right, bits = both_ways(len(rows.hot), learned.left, learned.right, learned.bits)
    return Index(
        records=records.select(["list", "record_id"]).combine_chunks(),
        known=known,
        where=where,
        rows=rows,
        defaults=learned.encoded.defaults,
        rules=rules,
        limits=[block.room for block in learned.blocks],
        keys=[keys for keys, _ in made],
        order=[order for _, order in made],
        bins=[_bins(rows, f) for f in range(PARTS)],
        model=learned.model,
        affinities=[(one._replace(rank=np.zeros(0, np.int32)), *_ranks(one, rows.hot)) for one in learned.affinities],
        labels=learned.labels,
        members=members,
        starts=starts,
        first=first,
        right=right,
        bits=bits,
        recipe=learned.recipe,
    )


def sorted_keys(columns: Sequence[NDArray[np.int32]], rule: Rule) -> Keys:
    """Give the keys of the records that have one under a rule, sorted, and these records."""
    key, said = keys_of(columns, rule)
    mine = np.flatnonzero(said)
    sorting = np.argsort(key[mine], kind="stable")
    return key[mine][sorting], mine[sorting].astype(np.int32)


def sorted_identities(records: pa.Table) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Give the sorted digests of records, and where each stands."""
    stamps = identities(records["list"].to_pylist(), records["record_id"].to_pylist())
    where = np.argsort(stamps, kind="stable").astype(np.int32)
    return stamps[where], where


def by_cluster(labels: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the records of all clusters, cluster by cluster, and where each cluster begins."""
    starts = np.r_[0, np.cumsum(np.bincount(labels))].astype(np.int64)
    return np.argsort(labels, kind="stable"), starts


def both_ways(
    n: int, left: NDArray[np.int32], right: NDArray[np.int32], bits: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """Lay out pairs of n records under each of their two records; `left` < `right`, in order of position."""
    both = np.r_[left, right]
    sorting = np.argsort(both, kind="stable")
    first = np.r_[0, np.cumsum(np.bincount(both, minlength=n))].astype(np.int64)
    return first, np.r_[right, left][sorting].astype(np.int32), np.r_[bits, bits][sorting]


def identities(lists: Sequence[Any], record_ids: Sequence[Any]) -> NDArray[np.uint64]:
    """Number records by a digest of list and id."""
    told = zip(lists, record_ids, strict=True)
    digests = b"".join(blake2b(f"{a}\x1f{b}".encode(), digest_size=8).digest() for a, b in told)
    return np.frombuffer(digests, np.uint64)


def _bins(rows: Stamped, f: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    classes, first = np.unique(rows.hot[:, f], return_index=True)
    return classes, ((rows.cold[first, at.BINS] >> (3 * f)) & 7).astype(np.int32)


def _ranks(one: Affinity, hot: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    classes, first = np.unique(hot[:, one.comparison], return_index=True)
    return classes, one.rank[first]
