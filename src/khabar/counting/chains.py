"""Several chains of the latent class model on all cores; the same seed gives the same draws on any machine's cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.counting.histories import Histories

Tell = Callable[[int], None]

FIXED = 500
"""Sweeps at the start in which alpha rests."""
BLOCK = 1000
"""Sweeps between two words of progress."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How long to sample: chains, sweeps that are thrown away, sweeps kept, of which every `thin`-th; and the seed."""

    chains: int = 4
    burn_in: int = 10_000
    sweeps: int = 50_000
    thin: int = 5
    seed: int = 1

    @property
    def work(self) -> int:
        """Sweeps in all."""
        return self.chains * (self.burn_in + self.sweeps)


@dataclass(frozen=True, slots=True)
class Prior:
    """Classes at most, and the Gamma(shape, rate) of the concentration alpha."""

    classes: int
    shape: float = 0.25
    rate: float = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """What was drawn. `unseen`: (chains, draws), people on no list; `occupied`: the mean number of classes in use."""

    unseen: NDArray[np.int64]
    occupied: float


def draw(histories: Histories, prior: Prior, sampling: Sampling, stream: int, tell: Tell) -> Draws:
    """Draw from the posterior; `stream` tells runs of one seed apart, `tell(sweeps)` is called as they are done."""
    from khabar.counting import sweeps  # noqa: F401 - compiled once, before the threads begin

    seeds = np.random.SeedSequence((sampling.seed, stream)).spawn(sampling.chains)

    def one(seed: np.random.SeedSequence) -> tuple[NDArray[np.int64], float]:
        return _chain(histories, prior, sampling, np.random.default_rng(seed), tell)

    with ThreadPoolExecutor(min(os.cpu_count() or 1, sampling.chains)) as pool:
        told = list(pool.map(one, seeds))
    return Draws(np.array([unseen for unseen, _ in told]), float(np.mean([occupied for _, occupied in told])))


def _chain(
    histories: Histories, prior: Prior, sampling: Sampling, rng: np.random.Generator, tell: Tell
) -> tuple[NDArray[np.int64], float]:
    from khabar.counting.sweeps import run_sweeps

    people = histories.documented
    margins = np.array(list(histories.sizes.values())) / people
    catch = np.log(np.tile(np.clip(margins, 1e-3, 1 - 1e-3), (prior.classes, 1)))
    miss = np.log1p(-np.exp(catch))
    alpha = 0.3 / prior.classes
    sticks = np.clip(rng.beta(1.0, alpha, prior.classes - 1), 1e-12, 1 - 1e-12)
    share = np.r_[np.log(sticks), 0.0] + np.r_[0.0, np.cumsum(np.log1p(-sticks))]

    def sweep(count: int, frees_alpha: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        nonlocal alpha
        unseen, occupied = np.empty(count, np.int64), np.empty(count, np.int64)
        given = (rng, histories.cells, histories.counts, catch, miss, share, alpha, (prior.shape, prior.rate))
        alpha = run_sweeps(*given, frees_alpha, unseen, occupied)
        return unseen, occupied

    sweep(FIXED, False)
    order = np.argsort(-share, kind="stable")
    share[:], catch[:], miss[:] = share[order], catch[order], miss[order]
    kept: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for length, keeps in ((sampling.burn_in, False), (sampling.sweeps, True)):
        for start in range(0, length, BLOCK):
            size = min(BLOCK, length - start)
            block = sweep(size, True)
            tell(size)
            if keeps:
                kept.append(block)
    unseen = np.concatenate([block for block, _ in kept])[:: sampling.thin]
    return unseen, float(np.mean([block.mean() for _, block in kept]))
