"""What people's judgements say about a linkage: calibration, precision and recall, with intervals."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.judgements import Judged
from khabar.linkage.pairs import Pairs

EDGES = (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)
"""Match probabilities between the strata."""

Z = 1.96
"""Standard deviations of a 95 % interval."""


def checked(pairs: Pairs, bits: NDArray[np.float64], judged: Judged, threshold: float) -> dict[str, Any]:
    """Hold match probabilities against judgements; empty where no kept pair was judged.

    Judged pairs count stratum by stratum of match probability, each stratum as much as it has pairs: people judge
    doubtful pairs first, and that must not make the others look doubtful. `strata`: low and high probability, pairs,
    judged, same, and what the model expects of the judged ones. `precision` and `recall` (of the kept pairs, so an
    upper bound) are given as (low, estimate, high), 95 % by Agresti and Coull's adjustment; null where a stratum has
    nobody's judgement. Right as far as pairs are picked for judging by chance within a stratum.
    """
    chance = 1 / (1 + np.exp2(-bits))
    key = pairs.left.astype(np.int64) << 32 | pairs.right
    _, row, theirs = np.intersect1d(key, judged.left.astype(np.int64) << 32 | judged.right, return_indices=True)
    if not len(row):
        return {}
    same = judged.bits[theirs] > 0
    edges = sorted({*EDGES, threshold})
    strata: list[dict[str, Any]] = []
    for low, high in pairwise(edges):
        inside = (chance >= low) & ((chance < high) | (high == 1.0))
        here = inside[row]
        strata.append(
            {
                "low": low,
                "high": high,
                "pairs": int(inside.sum()),
                "judged": int(here.sum()),
                "same": int(same[here].sum()),
                "expected": float(chance[row][here].mean()) if here.any() else None,
            }
        )
    linked = [stratum for stratum in strata if stratum["low"] >= threshold]
    others = [stratum for stratum in strata if stratum["low"] < threshold]
    return {"checked": {"strata": strata, "precision": _share(linked), "recall": _recall(linked, others)}}


def _total(strata: list[dict[str, Any]]) -> tuple[float, float] | None:
    """Estimate how many pairs of some strata are the same, and its variance."""
    total = variance = 0.0
    for stratum in strata:
        if not stratum["pairs"]:
            continue
        if not stratum["judged"]:
            return None
        n, size = stratum["judged"] + Z**2, stratum["pairs"]
        share = (stratum["same"] + Z**2 / 2) / n
        total += size * (stratum["same"] / stratum["judged"])
        variance += size**2 * share * (1 - share) / n * max(1 - stratum["judged"] / size, 0.0)
    return total, variance


def _share(strata: list[dict[str, Any]]) -> list[float] | None:
    told, size = _total(strata), sum(stratum["pairs"] for stratum in strata)
    if told is None or not size:
        return None
    return _around(told[0] / size, sqrt(told[1]) / size)


def _recall(linked: list[dict[str, Any]], others: list[dict[str, Any]]) -> list[float] | None:
    """Share of the true kept pairs that are linked; the variance by the delta method."""
    found, missed = _total(linked), _total(others)
    if found is None or missed is None:
        return None
    whole = found[0] + missed[0]
    if whole <= 0:
        return None
    spread = sqrt(missed[0] ** 2 * found[1] + found[0] ** 2 * missed[1]) / whole**2
    return _around(found[0] / whole, spread)


def _around(share: float, deviation: float) -> list[float]:
    return [max(share - Z * deviation, 0.0), share, min(share + Z * deviation, 1.0)]
