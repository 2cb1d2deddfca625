"""From weighed pairs to persons: agglomeration by the sum of cross-pair match weights.

Two groups are joined while the match weights of all pairs across them add up to more than nothing, the largest sum
first. A chain of weak links does not join two families, for every pair between them speaks. Records that no rule
brought together count a little against.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit

CERTAIN = 1e6
"""Bits of a person's judgement: it outweighs any number of pairs."""

LARGEST = 1500
"""Records that are agglomerated at once; a larger component first loses its weakest links."""

Records = NDArray[np.int32]
Bits = NDArray[np.float64]


def cluster(
    n: int, left: Records, right: Records, bits: Bits, unscored: float, number: Records, apart: Bits
) -> NDArray[np.int64]:
    """Number the cluster of each of n records, in order of first appearance.

    `bits`: match weight of each pair above the threshold (below it: negative); +-CERTAIN where a person judged.
    `unscored`: bits of two records that no pair joins; `apart` by `number` of list: what two of one list count beside.
    Ex: cluster(3, [0], [2], [5.0], -2.0, [1, 1, 2], [0, -9, -9]) -> [0, 1, 0].
    """
    component = components(n, left, right, bits)
    size = np.bincount(component, minlength=n)
    order = np.argsort(component, kind="stable")
    start = np.r_[0, np.cumsum(size)]
    place = np.empty(n, np.int64)
    place[order] = np.arange(n) - np.repeat(start[:-1], size)
    inside = np.flatnonzero(component[left] == component[right])
    inside = inside[np.argsort(component[left[inside]], kind="stable")]
    owner = component[left[inside]]
    edge_start = np.searchsorted(owner, np.arange(len(size) + 1))
    labels = np.arange(n, dtype=np.int64)
    join_all(
        np.flatnonzero(size > 1), start, order, edge_start, place[left[inside]], place[right[inside]], bits[inside],
        unscored, number, apart, labels,
    )  # fmt: skip
    _, first, back = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[back].astype(np.int64)


def components(n: int, left: Records, right: Records, bits: Bits) -> NDArray[np.int64]:
    """Number the connected components of pairs with positive weight, none larger than LARGEST.

    Components above that lose the weakest tenth of their links, again and again, until they fall apart.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    kept = bits > 0
    while True:
        graph = coo_matrix((np.ones(int(kept.sum()), np.int8), (left[kept], right[kept])), shape=(n, n))
        label = connected_components(graph, directed=False)[1].astype(np.int64)
        crowded = kept & (np.bincount(label) > LARGEST)[label[left]]
        if not crowded.any():
            return label
        lowest = np.quantile(bits[crowded], 0.1, method="lower")
        kept &= ~crowded | (bits > min(lowest, bits[crowded].max() - 1e-9))


@njit(cache=True, nogil=True)
def join_all(
    which: NDArray[np.int64],
    start: NDArray[np.int64],
    order: NDArray[np.int64],
    edge_start: NDArray[np.int64],
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    bits: Bits,
    unscored: float,
    number: Records,
    apart: Bits,
    labels: NDArray[np.int64],
) -> None:
    """Agglomerate every component named in `which`; `labels` receives one member's position for each record."""
    for component in which:
        members = order[start[component] : start[component + 1]]
        k = len(members)
        sums = np.full((k, k), unscored)
        for i in range(k):
            for j in range(k):
                if number[members[i]] == number[members[j]]:
                    sums[i, j] += apart[number[members[i]]]
        for edge in range(edge_start[component], edge_start[component + 1]):
            sums[a[edge], b[edge]] = bits[edge]
            sums[b[edge], a[edge]] = bits[edge]
        group = np.arange(k)
        alive = np.ones(k, np.bool_)
        for _ in range(k - 1):
            best = 0.0
            x = -1
            y = -1
            for i in range(k):
                if alive[i]:
                    for j in range(i + 1, k):
                        if alive[j] and sums[i, j] > best:
                            best = sums[i, j]
                            x = i
                            y = j
            if x < 0:
                break
            alive[y] = False
            for j in range(k):
                sums[x, j] += sums[y, j]
                sums[j, x] = sums[x, j]
                if group[j] == y:
                    group[j] = x
        for j in range(k):
            labels[members[j]] = members[group[j]]
