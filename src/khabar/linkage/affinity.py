"""Places that are written differently and mean the same: learned from confident matches.

A town and its governorate, a place and its name in another language: when records that surely are one person keep
saying the one here and the other there, a pair that does so is no disagreement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import AFFINITY_LEVELS, DIFFERENT, FIRST_AFFINITY
from khabar.linkage.pairs import Pairs
from khabar.linkage.training import LADDER, Model

PLACES = (5, 6, 7)
"""The comparisons that speak of places: origin, event, facility."""

TOP = 2000
"""The most frequent places of a column are looked at; the others keep their levels."""

PRIOR = 20.0
"""Confident matches that a place is taken to have had, spread as chance would."""

SURE = 3.3
"""Bits from which a match teaches."""

EDGES = np.array([-2.0, -0.5, 0.5, 2.0, 4.0])
"""Bits of affinity between the levels."""


class Affinity(NamedTuple):
    """What confident matches say of the places of one comparison.

    `rank`: each record's place by frequency, `share` of the top ones, `seen`: confident matches by two places.
    """

    comparison: int
    rank: NDArray[np.int32]
    share: NDArray[np.float64]
    seen: NDArray[np.float32]


def learn_affinities(pairs: Pairs, bits: NDArray[np.float32], hot: NDArray[np.int32]) -> list[Affinity]:
    """Count, place by place, what surely matched records say; pairs that blocking forced to agree don't teach."""
    learned = []
    for f in PLACES:
        rank, share = _ranked(hot[:, f])
        if len(share) > 1:
            seen = np.zeros((len(share), len(share)), np.float32)
            taught = _teaches(f, pairs, bits, rank, len(share))
            np.add.at(seen, (rank[pairs.left[taught]], rank[pairs.right[taught]]), 1)
            learned.append(Affinity(f, rank, share, seen + seen.T))
    return learned


def recode(pairs: Pairs, bits: NDArray[np.float32], affinities: list[Affinity], taught: bool = True) -> None:
    """Write affinities into the codes of pairs whose places differ; a pair that `taught` does not speak for itself."""
    for f, rank, share, seen in affinities:
        a, b = rank[pairs.left], rank[pairs.right]
        apart = np.flatnonzero((pairs.codes[:, f] > 0) & (a < len(share)) & (b < len(share)) & (a != b))
        own = (_teaches(f, pairs, bits, rank, len(share))[apart] & taught).astype(np.float32)
        a, b = a[apart], b[apart]
        row = seen.sum(axis=1)
        pairs.codes[apart, f] = FIRST_AFFINITY + _level(seen[a, b] - own, row[a] - own, row[b] - own, share, a, b)


def with_affinities(model: Model, affinities: list[Affinity]) -> Model:
    """Move what chance gives to differing places onto the levels of affinity."""
    u = model.u.copy()
    for f, _, share, seen in affinities:
        moved = _by_chance(seen, share)
        ladder = u[f, LADDER].reshape(7, 8)
        apart = ladder[:, DIFFERENT].sum()
        ladder[:, DIFFERENT] *= max(1 - moved.sum() / max(apart, 1e-9), 0.001)
        u[f, FIRST_AFFINITY : FIRST_AFFINITY + len(moved)] = np.maximum(moved, 1e-9)
    return replace(model, u=u)


def _teaches(f: int, pairs: Pairs, bits: NDArray[np.float32], rank: NDArray[np.int32], top: int) -> NDArray[np.bool_]:
    known = (rank[pairs.left] < top) & (rank[pairs.right] < top)
    return np.asarray(known & (bits > SURE) & ((pairs.free >> f) & 1).astype(np.bool_))


def _ranked(classes: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Number each record's place by frequency (a large number where not said or rare), with shares of the top ones."""
    counts = np.bincount(classes[classes >= 0])
    order = np.argsort(-counts, kind="stable")[:TOP]
    order = order[counts[order] > 1]
    number = np.full(len(counts) + 1, np.iinfo(np.int32).max, np.int32)
    number[order] = np.arange(len(order))
    return number[classes], counts[order] / max(counts.sum(), 1)


def _level(
    both: NDArray[np.float32],
    of_a: NDArray[np.float32],
    of_b: NDArray[np.float32],
    share: NDArray[np.float64],
    a: NDArray[np.int32],
    b: NDArray[np.int32],
) -> NDArray[np.uint8]:
    both = np.maximum(both, 0)
    forth = (both / share[b] + PRIOR) / (of_a + PRIOR)
    back = (both / share[a] + PRIOR) / (of_b + PRIOR)
    return np.digitize((np.log2(forth) + np.log2(back)) / 2, EDGES).astype(np.uint8)


def _by_chance(seen: NDArray[np.float32], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of random pairs at each level of affinity."""
    moved = np.zeros(len(AFFINITY_LEVELS))
    row = seen.sum(axis=1)
    everywhere = np.arange(len(share), dtype=np.int32)
    for a in range(len(share)):
        others = everywhere[everywhere != a]
        here = np.full(len(others), a, np.int32)
        level = _level(seen[a, others], np.full(len(others), row[a]), row[others], share, here, others)
        moved += np.bincount(level, share[a] * share[others], minlength=len(moved))
    return moved
