"""Whether `how_sure` is right as often as it says: a quarter of the names asked for stand on no row."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from benchmarks.names.register_side import by_keys
from benchmarks.names.scoring import Answer
from benchmarks.names.sets import Case

from khabar.names import NameIndex, compare, how_sure

EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.01)
MOST = 10


def calibration(case: Case) -> dict[str, object]:
    """Of `NameIndex` and of the register's way: what was said of first hits and how often they were right, by classes.

    Where several rows weigh the same the first is right by their share, whatever order they stand in. `difference`: the
    mean of what was said and what was right, over the classes.
    """
    missing = set(random.Random(2).sample(range(len(case.queries)), len(case.queries) // 4))
    gone = {row for n in missing for row in case.truth[n]}
    asked = [n for n in range(len(case.queries)) if n in missing or not case.truth[n] & gone]
    index = NameIndex(case.pool)
    for row in gone:
        index.remove(row)
    kept = [row for row in range(len(case.pool)) if row not in gone]
    left = replace(case, pool=[case.pool[row] for row in kept], queries=[case.queries[n] for n in asked], groups=[])
    ours = [index.search(query, MOST) for query in left.queries]
    keyed = [[(kept[row], weight) for row, weight in hits] for hits in by_keys(left, MOST)]
    return {
        name: classes(case, asked, answers, len(kept), usual)
        for name, answers, usual in (("NameIndex", ours, False), ("keys + compare", keyed, True))
    }


def classes(case: Case, asked: list[int], answers: Sequence[Answer], among: int, usual: bool) -> dict[str, object]:
    """What was said and what was right, for one system."""
    told, right = [], []
    for n, hits in zip(asked, answers, strict=True):
        if hits:
            against = compare(case.queries[n], case.pool[hits[0][0]]).against
            told.append(how_sure([weight for _, weight in hits], among, against, usual)[0])
            level = [row in case.truth[n] for row, weight in hits if weight == hits[0][1]]
            right.append(sum(level) / len(level))
    said, was = np.array(told), np.array(right)
    found: dict[str, object] = {}
    error = 0.0
    for low, high in pairwise(EDGES):
        held = (said >= low) & (said < high)
        if held.any():
            error += abs(said[held].mean() - was[held].mean()) * held.mean()
            found[f"from {low}"] = {
                "n": int(held.sum()), "said": float(said[held].mean()), "right": float(was[held].mean()),
            }  # fmt: skip
    return {"n": len(said), "difference": float(error)} | found
