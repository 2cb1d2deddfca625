"""The way of the register's search, measured like an index: candidates by keys, then `compare` on the nearest."""

from collections import defaultdict
from math import log

from benchmarks.names.sets import Case

from khabar.names import compare, keys, near_keys

CANDIDATES = 600
"""As in `khabar.register.people.queries`."""


def by_keys(case: Case, kept: int = 30) -> list[list[tuple[int, float]]]:
    """What a table with one row for each key finds: those with most and rarest keys in common, compared."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(case.pool):
        for key in dict.fromkeys(keys(name)):
            rows[key].append(number)
    size = sum(map(len, rows.values())) + 1
    answers = []
    for query in case.queries:
        shared: dict[int, float] = defaultdict(float)
        for key, share in near_keys(query).items():
            for row in rows.get(key, ()):
                shared[row] += share * log(size / len(rows[key]))
        near = sorted(shared, key=lambda row: (-shared[row], row))[:CANDIDATES]
        scored = [(row, compare(query, case.pool[row]).weight) for row in near]
        answers.append(sorted(scored, key=lambda one: (-one[1], one[0]))[:kept])
    return answers
