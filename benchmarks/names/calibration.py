"""Whether `how_sure` is right as often as it says: a quarter of the names asked for stand on no row."""

import random
from itertools import pairwise

import numpy as np
from benchmarks.names.sets import Case

from khabar.names import NameIndex, how_sure

EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.01)


def calibration(case: Case) -> dict[str, object]:
    """The mean difference of what was said of first hits and how often they were right, and both by classes."""
    index = NameIndex(case.pool)
    missing = set(random.Random(2).sample(range(len(case.queries)), len(case.queries) // 4))
    gone = {row for n in missing for row in case.truth[n]}
    for row in gone:
        index.remove(row)
    told, right = [], []
    for n, query in enumerate(case.queries):
        if n in missing or not case.truth[n] & gone:
            hits = index.search(query, 10)
            told.append(how_sure([hit.weight for hit in hits], len(index))[0] if hits else 0.0)
            right.append(bool(hits) and hits[0].position in case.truth[n])
    said, was = np.array(told), np.array(right, float)
    classes, error = {}, 0.0
    for low, high in pairwise(EDGES):
        held = (said >= low) & (said < high)
        if held.any():
            error += abs(said[held].mean() - was[held].mean()) * held.mean()
            classes[f"from {low}"] = {
                "n": int(held.sum()),
                "said": float(said[held].mean()),
                "right": float(was[held].mean()),
            }
    return {"n": len(said), "difference": float(error)} | classes
