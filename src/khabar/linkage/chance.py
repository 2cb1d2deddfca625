"""u: how often two different people agree by chance."""

from __future__ import annotations

from functools import partial
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.coded import Coded
from khabar.linkage.comparisons import CODES, COMPARISONS, DIFFERENT, TEXTS, WIDTH
from khabar.linkage.kernels import compare_many, compare_plain, compare_text

CHUNK = 50_000
"""Pairs a task of comparing."""

WORDS = 250_000
"""Random pairs whose names and places are compared; dates and the rest are compared in many more."""

DRAWS = 100_000
"""Pairs drawn within classes, a text column, to see how their spellings differ."""


def chance(coded: Coded, pairs: int, engine: ModuleType) -> NDArray[np.float64]:
    """Estimate u for every code (15 comparisons x 64) from `pairs` random pairs of records, all pairs of short lists.

    That two names are of one class is counted exactly, from the frequencies of classes; random pairs tell the rest.
    """
    rng = np.random.default_rng(20_120_315)
    n = len(coded.hot)
    u = np.zeros((len(COMPARISONS), CODES))
    if n < 2:
        return u
    left, right = _all_pairs(n) if n * (n - 1) // 2 <= pairs else _random_pairs(n, pairs, rng)
    texts = partial(_counted, left[:WORDS], right[:WORDS], coded, True)
    for counts in engine.each(texts, range(0, min(len(left), WORDS), CHUNK)):
        u[: len(TEXTS)] += counts[: len(TEXTS)]
    for counts in engine.each(partial(_counted, left, right, coded, False), range(0, len(left), CHUNK)):
        u[len(TEXTS) :] += counts[len(TEXTS) :]
    u[:, 0] = 0
    rngs = rng.spawn(len(TEXTS))
    for f, row in enumerate(engine.each(lambda f: _text_chance(u[f], f, coded, rngs[f]), range(len(TEXTS)))):
        u[f] = row
    for c, comparison in enumerate(COMPARISONS):
        for first, last in comparison.groups:
            total = u[c, first:last].sum()
            if c >= len(TEXTS) and total:
                u[c, first:last] = (u[c, first:last] + 0.5) / (total + 0.5 * (last - first))
    return u


Rows = NDArray[np.int32]


def _all_pairs(n: int) -> tuple[Rows, Rows]:
    left, right = np.triu_indices(n, 1)
    return left.astype(np.int32), right.astype(np.int32)


def _random_pairs(n: int, pairs: int, rng: np.random.Generator) -> tuple[Rows, Rows]:
    left = rng.integers(0, n, pairs, dtype=np.int32)
    return left, ((left + rng.integers(1, n, pairs, dtype=np.int32)) % n).astype(np.int32)


def _counted(left: Rows, right: Rows, coded: Coded, texts: bool, first: int) -> NDArray[np.float64]:
    """Count the codes of a chunk of pairs: of texts, or of everything else."""
    a, b = left[first : first + CHUNK], right[first : first + CHUNK]
    codes = np.zeros((len(a), WIDTH), np.uint8)
    (compare_many if texts else compare_plain)(a, b, coded, codes)
    return np.array([np.bincount(codes[:, c], minlength=CODES) for c in range(len(COMPARISONS))], np.float64)


def _text_chance(counted: NDArray[np.float64], f: int, coded: Coded, rng: np.random.Generator) -> NDArray[np.float64]:
    """Replace the counts within classes by exact shares, and make the whole sum to one."""
    ladder = counted[1 : 1 + 8 * 7].reshape(7, 8)
    classes = coded.hot[:, f]
    rows = np.flatnonzero(classes >= 0)
    u = np.zeros(CODES)
    if len(rows) < 2:
        return u
    size = np.bincount(classes[rows])
    mates = size[classes[rows]] - 1
    bins = (coded.cold[rows, 16] >> (3 * f)) & 7
    within = np.bincount(bins, mates, minlength=8) / (len(rows) * (len(rows) - 1.0))
    split = _split_within(rows, classes, size, f, coded, rng)
    apart = ladder[:, DIFFERENT] + 0.5
    shaped = np.zeros((7, 8))
    shaped[:, :DIFFERENT] = split * np.maximum(within[:DIFFERENT], 0.5 / len(rows) ** 2.0)
    shaped[:, DIFFERENT] = apart / apart.sum() * (1 - within.sum())
    u[1 : 1 + 8 * 7] = shaped.reshape(-1)
    return u


def _split_within(
    rows: NDArray[np.int64],
    classes: NDArray[np.int32],
    size: NDArray[np.int64],
    f: int,
    coded: Coded,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Share of levels among random pairs of one class, by bin: (7 levels, 7 bins), columns sum to one."""
    order = rows[np.argsort(classes[rows], kind="stable")]
    start = np.r_[0, np.cumsum(size)]
    drawn = order[rng.integers(0, len(order), DRAWS)]
    drawn = drawn[size[classes[drawn]] > 1]
    held = classes[drawn]
    other = order[start[held] + (rng.random(len(drawn)) * size[held]).astype(np.int64)]
    apart = drawn != other
    drawn, other, held = drawn[apart], other[apart], held[apart]
    codes = np.zeros(len(drawn), np.uint8)
    compare_text(drawn.astype(np.int32), other.astype(np.int32), f, coded, codes)
    counts = np.bincount(codes, size[held] - 1.0, minlength=CODES)[1 : 1 + 8 * 7].reshape(7, 8)[:, :DIFFERENT]
    pooled = counts.sum(axis=1, keepdims=True) / max(counts.sum(), 1) + 1e-3
    scale = counts.sum(axis=0, keepdims=True)
    shares = counts / np.maximum(scale, 1e-9) + 0.02 * pooled
    return np.asarray(shares / shares.sum(axis=0, keepdims=True))
