"""The clusters that new records reach, made anew; all others stay as they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.clusters import cluster
from khabar.linkage.index import Index
from khabar.linkage.judgements import Judged
from khabar.linkage.lists import bits_apart, numbered_lists
from khabar.linkage.stamps import stamp
from khabar.linkage.training import Model

WIDEST = 500
"""Records up to which all that hangs together is grouped anew; where more does, only the clusters that were reached."""

Rows = NDArray[np.int64]
Weights = NDArray[np.float64]


class Regrouped(NamedTuple):
    """`rows`: positions of the records that were grouped anew, sorted, the new ones last. `labels`: their clusters."""

    rows: Rows
    labels: NDArray[np.int64]


def regroup(
    index: Index,
    lists: NDArray[np.int32],
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    bits: Weights,
    judged: Judged,
) -> Regrouped:
    """Group records anew that hang together with new ones, by the weights of the index's pairs and the new pairs.

    `lists`: the stamped lists of the records that come after those of the index; `left`, `right`, `bits`: the kept
    pairs that they brought, in positions. The answer is what clustering everything would give, as long as no more than
    WIDEST records hang together.
    """
    n, new = len(index.labels), len(lists)
    shift = float(np.log2(index.recipe.threshold / (1 - index.recipe.threshold)))
    touched = np.unique(np.r_[left[left < n], _contradicted(index, judged)]).astype(np.int64)
    reached = _whole_clusters(index, touched)
    rows = _hanging(index, reached, judged, shift)
    if len(rows) > WIDEST + len(reached):
        rows = reached
    everyone = np.r_[rows, np.arange(n, n + new)]
    own, came = _kept_among(index, rows), _placed(everyone, left, right, bits)
    links = Judged(*_placed(everyone, judged.left, judged.right, judged.bits)).over(
        np.concatenate([own[0], came[0]]), np.concatenate([own[1], came[1]]), np.concatenate([own[2], came[2]])
    )
    number = list_numbers(index.model, np.r_[index.rows.hot[rows, at.LIST], lists])
    apart = bits_apart(index.model.priors)
    labels = cluster(len(everyone), links[0], links[1], links[2] - shift, index.recipe.unscored, number, apart)
    return Regrouped(everyone, _numbered(index, labels, rows))


def list_numbers(model: Model, stamps: NDArray[np.int32]) -> NDArray[np.int32]:
    """Find the place among the model's priors of each record's list, by its stamp; unknown lists take the last one."""
    known = stamp(model.lists)
    order = np.argsort(known, kind="stable").astype(np.int32)
    place = np.minimum(np.searchsorted(known, stamps, sorter=order), max(len(known) - 1, 0))
    found = order[place] if len(known) else np.zeros(len(stamps), np.int32)
    met = known[found] == stamps if len(known) else np.zeros(len(stamps), np.bool_)
    return np.where(met, numbered_lists(found), len(model.priors) - 1).astype(np.int32)


def _contradicted(index: Index, judged: Judged) -> Rows:
    """The old records of judgements that say otherwise than the clusters, or that speak of a new record."""
    n = len(index.labels)
    ends = np.c_[judged.left, judged.right].astype(np.int64)
    old = ends < n
    label = np.where(old, index.labels[np.where(old, ends, 0)], -1)
    against = ~old.all(axis=1) | ((label[:, 0] == label[:, 1]) != (judged.bits > 0))
    return np.asarray(ends[old & against[:, None]])


def _whole_clusters(index: Index, rows: Rows) -> Rows:
    labels = np.unique(index.labels[rows])
    parts = [index.members[index.starts[k] : index.starts[k + 1]] for k in labels.tolist()]
    return np.sort(np.concatenate([np.zeros(0, np.int64), *parts]))


def _hanging(index: Index, reached: Rows, judged: Judged, shift: float) -> Rows:
    """All that hangs together with some records, by pairs above the threshold and by judgements; stops above WIDEST."""
    n = len(index.labels)
    known = edge = reached
    same = (judged.bits > 0) & (judged.right < n)
    one, other = judged.left[same].astype(np.int64), judged.right[same].astype(np.int64)
    while len(edge) and len(known) <= WIDEST + len(reached):
        _, partners, bits = _pairs_of(index, edge)
        further = np.r_[partners[bits > shift], other[np.isin(one, edge)], one[np.isin(other, edge)]]
        edge = np.setdiff1d(_whole_clusters(index, further), known)
        known = np.union1d(known, edge)
    return known


def _pairs_of(index: Index, rows: Rows) -> tuple[Rows, Rows, Weights]:
    """The kept pairs of some records: which of `rows`, the partner's position, the weight."""
    size = np.asarray(index.first[rows + 1] - index.first[rows])
    owner = np.repeat(np.arange(len(rows)), size)
    place = np.repeat(index.first[rows], size) + np.arange(len(owner)) - np.repeat(np.cumsum(size) - size, size)
    return owner, np.asarray(index.right[place], np.int64), np.asarray(index.bits[place])


def _kept_among(index: Index, rows: Rows) -> tuple[NDArray[np.int32], NDArray[np.int32], Weights]:
    """The kept pairs of some records with one another, as positions among them."""
    owner, partner, bits = _pairs_of(index, rows)
    later = partner > rows[owner]
    return _placed(rows, rows[owner][later], partner[later], bits[later])


def _placed(
    rows: Rows, left: NDArray[np.integer], right: NDArray[np.integer], bits: Weights
) -> tuple[NDArray[np.int32], NDArray[np.int32], Weights]:
    """Pairs in positions as pairs in places among `rows`; those with a record elsewhere fall away."""
    if not len(rows):
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)
    a, b = (np.searchsorted(rows, side).clip(0, len(rows) - 1).astype(np.int32) for side in (left, right))
    inside = (rows[a] == left) & (rows[b] == right)
    return a[inside], b[inside], bits[inside]


def _numbered(index: Index, labels: NDArray[np.int64], rows: Rows) -> NDArray[np.int64]:
    """Keep the old numbers: a group takes the lowest number of its old members that no earlier group took."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    following = len(index.starts) - 1
    olds = [*index.labels[rows].tolist(), *[-1] * (len(labels) - len(rows))]
    for label, row in zip(labels.tolist(), olds, strict=True):
        if label not in taken and row >= 0 and row not in used:
            taken[label] = row
            used.add(row)
    for label in labels.tolist():
        if label not in taken:
            taken[label] = following
            following += 1
    return np.array([taken[label] for label in labels.tolist()], np.int64)
