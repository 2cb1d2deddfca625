"""Whether chains tell one story: split R-hat and effective size on ranks (Vehtari et al. 2021), overlap, and modes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

BINS = 200
DEEP = 0.7
"""A valley counts when it is lower than this share of the smaller hill beside it."""
HIGH = 0.05
"""A hill counts when it is higher than this share of the highest."""


def r_hat(chains: Numbers) -> float:
    """How much wider all chains are together than each half of one alone; 1 is perfect. `chains`: (chains, draws).

    The larger of the values for the place and for the width, on normal scores of ranks.
    """
    halves = _halves(chains)
    folded = np.abs(halves - np.median(halves))
    return max(_ratio(_scores(halves)), _ratio(_scores(folded)))


def effective_size(chains: Numbers) -> float:
    """How many independent draws the chains are worth for the middle of the answer (Geyer's initial sequence)."""
    scores = _scores(_halves(chains))
    count, draws = scores.shape
    lags = np.mean([_autocovariance(one) for one in scores], axis=0)
    within = lags[0] * draws / (draws - 1)
    whole = within * (draws - 1) / draws + np.var(scores.mean(axis=1), ddof=1)
    if whole <= 0:
        return float(count * draws)
    rho = 1 - (within - lags * draws / (draws - 1)) / whole
    pairs = rho[: draws // 2 * 2].reshape(-1, 2).sum(axis=1)
    stop = int(np.argmax(pairs < 0)) if (pairs < 0).any() else len(pairs)
    time = -1 + 2 * np.minimum.accumulate(pairs[: max(stop, 1)]).sum()
    return float(count * draws / max(time, 1 / np.log10(count * draws)))


def least_overlap(chains: Numbers) -> float:
    """The smallest share of draws that a chain and all others together have in common; 1 is all."""
    edges = np.quantile(chains, np.linspace(0, 1, 21))
    edges = np.unique(edges)
    if len(edges) < 2:
        return 1.0
    shares = np.array([np.histogram(chain, edges)[0] / len(chain) for chain in chains])
    others = (shares.sum(axis=0) - shares) / (len(chains) - 1)
    return float(np.minimum(shares, others).sum(axis=1).min())


def modes(draws: Numbers) -> list[float]:
    """Where the hills of a density are, smoothed by Silverman's rule; one for a posterior with a single answer."""
    low, high = np.quantile(draws, [0.001, 0.999])
    spread = min(float(draws.std()), float(np.subtract(*np.quantile(draws, [0.75, 0.25]))) / 1.34)
    if not spread > 0 or high <= low:
        return [float(np.median(draws))]
    step = (high - low) / BINS
    width = max(0.9 * spread * min(len(draws), 2000) ** -0.2, step)
    middles = np.linspace(low - 3 * width, high + 3 * width, BINS)
    counts = np.histogram(draws, np.r_[middles, 2 * middles[-1] - middles[-2]])[0]
    kernel = np.exp(-0.5 * ((middles[:, None] - middles) / width) ** 2)
    density = kernel @ counts
    inner = (density[1:-1] > density[:-2]) & (density[1:-1] >= density[2:])
    hills = [int(place) + 1 for place in np.flatnonzero(inner) if density[place + 1] > HIGH * density.max()]
    found: list[int] = []
    for hill in hills:
        if found and density[found[-1] : hill + 1].min() > DEEP * min(density[found[-1]], density[hill]):
            found[-1] = max(found[-1], hill, key=lambda place: density[place])
        else:
            found.append(hill)
    return [float(middles[hill]) for hill in found]


def _halves(chains: Numbers) -> Numbers:
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, half : 2 * half]])


def _scores(values: Numbers) -> Numbers:
    from scipy.special import ndtri
    from scipy.stats import rankdata

    ranks = rankdata(values, method="average").reshape(values.shape)
    scores: Numbers = ndtri((ranks - 0.375) / (values.size + 0.25))
    return scores


def _ratio(values: Numbers) -> float:
    draws = values.shape[1]
    within = values.var(axis=1, ddof=1).mean()
    between = values.mean(axis=1).var(ddof=1)
    return float(np.sqrt((draws - 1) / draws + between / within)) if within > 0 else 1.0 if between == 0 else np.inf


def _autocovariance(values: Numbers) -> Numbers:
    draws = len(values)
    size = 1 << (2 * draws - 1).bit_length()
    power = np.abs(np.fft.rfft(values - values.mean(), size)) ** 2
    lags: Numbers = np.fft.irfft(power, size)[:draws] / draws
    return lags
