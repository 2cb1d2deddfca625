"""Which of the truly matching pairs share a block: recall of blocking with the truth at hand."""

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import Linked

Ints = NDArray[np.int64]


def blocking_recall(linked: Linked, person: Ints) -> float:
    """The share of pairs of records of one person that at least one rule puts side by side.

    `person` is the person of each record, in the order in which they were linked.
    """
    left, right = true_pairs(person)
    hot = linked.learned.encoded.coded.hot
    found = np.zeros(len(left), bool)
    for number, block in enumerate(linked.learned.blocks):
        held = ((hot[left, -1] & hot[right, -1]) >> number) & 1 == 1
        for column in block.rule.columns:
            held &= (hot[left, column] == hot[right, column]) & (hot[left, column] >= 0)
        found |= held
    return float(found.mean()) if len(found) else 1.0


def true_pairs(person: Ints) -> tuple[Ints, Ints]:
    """All pairs of records of one person, as places. Ex: true_pairs(np.array([7, 8, 7])) -> (array([0]), array([2]))"""
    order = np.argsort(person, kind="stable")
    edges = np.flatnonzero(np.r_[True, np.diff(person[order]) != 0, True])
    sizes = np.diff(edges)
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in np.unique(sizes[sizes > 1]):
        rows = order[edges[:-1][sizes == size][:, None] + np.arange(size)]
        i, j = np.triu_indices(size, 1)
        left.append(rows[:, i].ravel())
        right.append(rows[:, j].ravel())
    return np.concatenate(left), np.concatenate(right)
