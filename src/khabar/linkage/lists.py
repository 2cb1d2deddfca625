"""Which lists hold a person twice: learned list by list, for a clean list's two records are two people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_LISTS = 250
"""Lists with a number of their own; the others share one."""

FAITH = 2.0
"""Matched pairs within a list that it is taken to have beforehand, at the rate of all lists together."""


def numbered_lists(lists: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give each record's list as its place among the priors, from 1 on; the last is for lists that share one.

    Ex: numbered_lists([0, 1, 0]) -> [1, 2, 1].
    """
    return np.minimum(lists, MOST_LISTS).astype(np.int32) + np.int32(1)


def group_of_pairs(
    left: NDArray[np.int32], right: NDArray[np.int32], lists: NDArray[np.int32], number: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """Give each pair's place among the priors: 0 for records of different lists, else their list's `number`."""
    return np.where(lists[left] == lists[right], number[left], 0).astype(np.uint8)


def pairs_by_group(lists: NDArray[np.int32]) -> NDArray[np.float64]:
    """Count the pairs of records of different lists, then those within each list, then 0 for lists to come."""
    number = numbered_lists(lists)
    size = np.bincount(lists).astype(np.float64)
    inside = np.zeros(int(number.max(initial=0)) + 2)
    np.add.at(inside, numbered_lists(np.arange(len(size), dtype=np.int32)), size * (size - 1) / 2)
    inside[0] = len(lists) * (len(lists) - 1) / 2 - inside.sum()
    return inside


def priors_by_group(matched: NDArray[np.float64], pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of matches among the pairs of each group; a list about which little is known takes after the others."""
    within = matched[1:].sum() / max(pairs[1:].sum(), 1.0)
    faith = FAITH / within if within > 0 else 1.0
    share = (matched + FAITH) / (pairs + faith)
    share[0] = matched[0] / max(pairs[0], 1.0)
    share[-1] = within
    return np.maximum(share, 1e-12)


def bits_apart(priors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits by which two records of one list are less likely one person than two of different lists; 0 or less.

    Where lists share a number, nothing is said.
    """
    apart = np.minimum(np.log2(priors / priors[0]), 0.0)
    apart[[0, -1]] = 0.0
    apart[MOST_LISTS + 1 :] = 0.0
    return np.asarray(apart)
