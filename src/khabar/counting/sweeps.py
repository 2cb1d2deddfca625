"""One chain of the latent class model, sweep by sweep (Gibbs; Manrique-Vallier 2016), compiled.

People fall into classes; within a class each list catches independently:

    f(x) = sum_k nu_k prod_j lambda_jk^x_j (1 - lambda_jk)^(1 - x_j)

Shares nu follow a broken stick with concentration alpha; lambda ~ Beta(1, 1); alpha ~ Gamma(shape, rate); N ~ 1/N.
Everything small is kept as a logarithm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from khabar.compiled import njit

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]

MOST_UNSEEN = 20
"""Draws of the unseen that are more than this times the seen are drawn anew."""

_DRAWS = 10_000
_EDGE = 1e-15

TRIES = 3
"""Steps that are tried in a sweep."""

WIDTHS = (0.1, 0.3, 1.0)
"""Widths of the steps, in logits; each as often."""


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
    chances = np.empty(cells + 1)
    trial = np.empty(cells + 1 + 2 * lists)
    for sweep in range(len(unseen)):
        for cell in range(cells + 1):
            chances[cell] = 0.0
            for k in range(classes):
                total = share[k]
                for j in range(lists):
                    total += catch[k, j] if cell < cells and ones[cell, j] else miss[k, j]
                chances[cell] += np.exp(total)
        _stretch(rng, ones, counts, catch, miss, share, alpha, chances, trial)
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
                value = rng.beta(1.0 + caught[k, j], 1.0 + people[k] - caught[k, j]) if people[k] else rng.random()
                value = min(max(value, _EDGE), 1.0 - _EDGE)
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def _unseen(rng: Generator, seen: int, chance: float) -> int:
    """Draw from the negative binomial of those whom no list caught."""
    most = MOST_UNSEEN * seen
    for _ in range(_DRAWS):
        mean = rng.standard_gamma(float(seen)) * chance / (1.0 - chance)
        if mean < 2.0 * most:
            drawn = rng.poisson(mean)
            if drawn <= most:
                return drawn
    return most


@njit(cache=True, nogil=True)
def _stretch(
    rng: Generator,
    ones: NDArray[np.bool_],
    counts: NDArray[np.int64],
    catch: Numbers,
    miss: Numbers,
    share: Numbers,
    alpha: float,
    chances: Numbers,
    trial: Numbers,
) -> None:
    """Move a class and all whom nobody saw of it at once, where single draws would creep.

    Catching a class less and making it larger leaves those seen of it as many. One number is added to the logits of
    its lambda, and its share is changed to fit; the step is taken or left by Metropolis and Hastings, with classes of
    people and the unseen summed out: prod_x f(x)^n_x / (1 - f(0))^n.

    Arguments as in `run_sweeps`, changed in place. `chances` is f(x) of each cell and, last, of the empty one; `trial`
    has its length and twice the lists behind it, to work in.
    """
    cells, lists = ones.shape
    classes = len(share)
    seen = counts.sum()
    proposed = trial[: cells + 1]
    caught, missed = trial[cells + 1 : cells + 1 + lists], trial[cells + 1 + lists :]
    least = -np.log(2.0 * seen)
    for _ in range(TRIES):
        held = 0
        for one in range(classes):
            held += share[one] > least
        place, k = int(rng.random() * held), -1
        while place >= 0:
            k += 1
            place -= share[k] > least
        step = rng.standard_normal() * WIDTHS[int(rng.random() * len(WIDTHS))]
        gain = blank = blank_now = 0.0
        for j in range(lists):
            logit = catch[k, j] - miss[k, j] + step
            missed[j] = -np.logaddexp(0.0, logit)
            caught[j] = logit + missed[j]
            blank += missed[j]
            blank_now += miss[k, j]
            gain += caught[j] + missed[j] - catch[k, j] - miss[k, j]
        larger = np.log(-np.expm1(blank_now)) - np.log(-np.expm1(blank))
        whole = np.log1p(np.expm1(larger) * np.exp(share[k]))
        if not np.isfinite(larger) or not np.isfinite(whole):
            continue
        then_held = 0
        for one in range(classes):
            then_held += share[one] - whole + (larger if one == k else 0.0) > least
        if share[k] - whole + larger <= least:
            continue
        gain += (
            np.log(held / then_held)
            + larger
            - classes * whole
            + _prior(share, alpha, k, larger, whole)
            - _prior(share, alpha, -1, 0.0, 0.0)
        )
        for cell in range(cells + 1):
            now = then = share[k]
            for j in range(lists):
                is_on = cell < cells and ones[cell, j]
                now += catch[k, j] if is_on else miss[k, j]
                then += caught[j] if is_on else missed[j]
            other = max(chances[cell] - np.exp(now), 0.0)
            proposed[cell] = (other + np.exp(then + larger)) * np.exp(-whole)
            if cell < cells:
                gain += counts[cell] * np.log(proposed[cell] / chances[cell])
        gain -= seen * np.log((1.0 - proposed[cells]) / (1.0 - chances[cells]))
        if np.log(1.0 - rng.random()) < gain:
            chances[:] = proposed
            for j in range(lists):
                catch[k, j], miss[k, j] = caught[j], missed[j]
            for other_class in range(classes):
                share[other_class] -= whole
            share[k] += larger


@njit(cache=True, nogil=True)
def _prior(share: Numbers, alpha: float, changed: int, larger: float, whole: float) -> float:
    """ln of the broken stick's density at the shares, one of them (`changed`) larger, all divided by the whole.

    (alpha - 1) ln nu_K - sum over k = 2 .. K - 1 of ln(nu_k + ... + nu_K)
    """
    last = len(share) - 1
    left = share[last] - whole + (larger if changed == last else 0.0)
    total = (alpha - 1.0) * left
    for k in range(last - 1, 0, -1):
        left = np.logaddexp(left, share[k] - whole + (larger if changed == k else 0.0))
        total -= left
    return float(total)
