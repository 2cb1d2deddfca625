"""Sweeps of the compiled sampler beside the same sweep in plain NumPy, one thread each, in the same run."""

from time import process_time
from typing import Any

import numpy as np
from tests.counting.tables import KOSOVO

from khabar.counting import Sampling
from khabar.counting.chains import Prior, draw
from khabar.counting.convergence import effective_size

CLASSES = 10


def speed() -> dict[str, Any]:
    """Processor time of a sweep of Kosovo's four lists with ten classes; what the draws are worth."""
    prior = Prior(CLASSES)
    draw(KOSOVO, prior, Sampling(burn_in=1, sweeps=1), 0, _silent)
    sampling = Sampling(thin=1)
    begun = process_time()
    drawn = draw(KOSOVO, prior, sampling, 0, _silent)
    compiled = (process_time() - begun) / sampling.work
    begun = process_time()
    plain_unseen = plain(2000, np.random.default_rng(1))
    plain_sweep = (process_time() - begun) / 2000
    return {
        "microseconds_a_sweep": round(compiled * 1e6, 1),
        "numpy_microseconds_a_sweep": round(plain_sweep * 1e6, 1),
        "times_faster": round(plain_sweep / compiled, 1),
        "independent_draws_of_sweeps": [
            round(effective_size(np.log(drawn.unseen + 0.5))),
            sampling.chains * sampling.sweeps,
        ],
        "medians": [round(4400 + float(np.median(drawn.unseen))), round(4400 + float(np.median(plain_unseen)))],
    }


def plain(sweeps: int, rng: np.random.Generator) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The Gibbs sweep of the outline, without steps that move a class at once, as one would write it with NumPy."""
    ones, counts = KOSOVO.cells.astype(float), KOSOVO.counts
    catch = np.tile(counts @ ones / counts.sum(), (CLASSES, 1))
    share = np.full(CLASSES, 1 / CLASSES)
    alpha = 0.3
    unseen = np.empty(sweeps, np.int64)
    for sweep in range(sweeps):
        weights = share * np.exp(ones @ np.log(catch).T + (1 - ones) @ np.log1p(-catch).T)
        people = rng.multinomial(counts, weights / weights.sum(axis=1, keepdims=True))
        blank = share * np.prod(1 - catch, axis=1)
        unseen[sweep] = rng.negative_binomial(counts.sum(), 1 - blank.sum())
        missing = rng.multinomial(unseen[sweep], blank / blank.sum())
        caught = people.T @ ones
        whole = people.sum(axis=0) + missing
        catch = np.clip(rng.beta(1 + caught, 1 + whole[:, None] - caught), 1e-12, 1 - 1e-12)
        behind = whole[::-1].cumsum()[::-1] - whole
        sticks = np.clip(rng.beta(1 + whole[:-1], alpha + behind[:-1]), 1e-12, 1 - 1e-12)
        share = np.append(sticks, 1.0) * np.append(1.0, np.cumprod(1 - sticks))
        alpha = rng.gamma(0.25 + CLASSES - 1, 1 / (0.25 - np.log(share[-1])))
    return unseen


def _silent(sweeps: int) -> None:
    """Progress that nobody looks at."""
