"""One chain of the latent class model, sweep by sweep (Gibbs; Manrique-Vallier 2016), compiled.

People fall into classes; within a class each list catches independently:

    f(x) = sum_k nu_k prod_j lambda_jk^x_j (1 - lambda_jk)^(1 - x_j)

Shares nu follow a broken stick with concentration alpha; lambda ~ Beta(1, 1); alpha ~ Gamma(shape, rate); N ~ 1/N.
Everything small is kept as a logarithm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]

MOST_UNSEEN = 20
"""Draws of the unseen that are more than this times the seen are drawn anew."""

_TRIES = 10_000


@njit(cache=True, nogil=True)
def run_sweeps(
    rng: Generator,
    ones: NDArray[np.bool_],
    counts: Counts,
    catch: Numbers,
    miss: Numbers,
    share: Numbers,
    alpha: float,
    prior: tuple[float, float],
    frees_alpha: bool,
    unseen: Counts,
    occupied: Counts,
) -> float:
    """Sweep once per place of `unseen` and write there how many nobody saw; returns the last alpha.

    `ones`: (cells, lists), who caught each cell; `counts`: people per cell; `catch`, `miss`: (classes, lists),
    ln lambda and ln(1 - lambda); `share`: ln nu; the last three are changed in place. `occupied`: classes
    that hold anybody.
    A draw that stays above the limit after 10,000 tries is cut to it.
    """
    cells, lists = ones.shape
    classes = len(share)
    seen = counts.sum()
    weights = np.empty(classes)
    blank = np.empty(classes)
    people = np.empty(classes, np.int64)
    caught = np.empty((classes, lists), np.int64)
    known = np.empty(classes, np.int64)
    for sweep in range(len(unseen)):
        caught[:] = 0
        known[:] = 0
        for cell in range(cells):
            for k in range(classes):
                total = share[k]
                for j in range(lists):
                    total += catch[k, j] if ones[cell, j] else miss[k, j]
                weights[k] = total
            _split(rng, counts[cell], weights, people)
            for k in range(classes):
                if people[k]:
                    known[k] += people[k]
                    for j in range(lists):
                        if ones[cell, j]:
                            caught[k, j] += people[k]
        for k in range(classes):
            total = share[k]
            for j in range(lists):
                total += miss[k, j]
            blank[k] = total
        unseen[sweep] = _unseen(rng, seen, np.exp(blank).sum())
        _split(rng, unseen[sweep], blank, people)
        occupied[sweep] = 0
        for k in range(classes):
            people[k] += known[k]
            occupied[sweep] += people[k] > 0
            for j in range(lists):
                value = rng.beta(1.0 + caught[k, j], 1.0 + people[k] - caught[k, j])
                catch[k, j] = np.log(value)
                miss[k, j] = np.log1p(-value)
        left = people.sum()
        stick = 0.0
        for k in range(classes - 1):
            left -= people[k]
            one, other = _log_gamma(rng, 1.0 + people[k]), _log_gamma(rng, alpha + left)
            both = np.logaddexp(one, other)
            share[k] = stick + one - both
            stick += other - both
        share[classes - 1] = stick
        if frees_alpha:
            alpha = rng.standard_gamma(prior[0] + classes - 1) / (prior[1] - stick)
    return alpha


@njit(cache=True, nogil=True, inline="always")
def _log_gamma(rng: Generator, shape: float) -> float:
    """ln of a Gamma(shape) draw, which for a small shape would itself be nothing."""
    if shape >= 1.0:
        return float(np.log(rng.standard_gamma(shape)))
    return float(np.log(rng.standard_gamma(shape + 1.0)) + np.log(1.0 - rng.random()) / shape)


@njit(cache=True, nogil=True)
def _split(rng: Generator, count: int, weights: Numbers, into: Counts) -> None:
    """Deal people out to classes by ln weights (which become weights)."""
    most = weights.max()
    left = 0.0
    for k in range(len(weights)):
        weights[k] = np.exp(weights[k] - most)
        left += weights[k]
    into[:] = 0
    last = len(weights) - 1
    for k in range(last):
        if not count:
            return
        chance = weights[k] / left
        into[k] = count if chance >= 1.0 else rng.binomial(count, chance)
        count -= into[k]
        left -= weights[k]
    into[last] = count


@njit(cache=True, nogil=True, inline="always")
def _unseen(rng: Generator, seen: int, chance: float) -> int:
    """Draw from the negative binomial of those whom no list caught."""
    most = MOST_UNSEEN * seen
    for _ in range(_TRIES):
        mean = rng.standard_gamma(float(seen)) * chance / (1.0 - chance)
        if mean < 2.0 * most:
            drawn = rng.poisson(mean)
            if drawn <= most:
                return drawn
    return most
