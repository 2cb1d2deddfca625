"""What people's judgements bring: 0, 50, 200 and 1,000 of them, `python -m benchmarks.linkage.judged`.

Judged are kept pairs, picked as a reviewer's queue does: half from those between .1 and .9, the others from all. What
is told of probabilities and of the best F1 rests on the pairs that nobody judged. --peer and --data as in
`benchmarks.linkage`.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from benchmarks.linkage.__main__ import site_packages, within
from benchmarks.linkage.cases import historical, other, synth, third
from benchmarks.results import keep

from khabar.linkage import Linked, link

COUNTS = (0, 50, 200, 1_000)


def judge(linked: Linked, true: np.ndarray, count: int, seed: int) -> tuple[pa.Table, np.ndarray]:
    """The verdicts of a reviewer who is never wrong, and the rows of the pairs that were judged."""
    rng = np.random.default_rng(seed)
    chance = linked.pairs["match_probability"].to_numpy()
    doubtful = np.flatnonzero((chance > 0.1) & (chance < 0.9))
    half = rng.choice(doubtful, min(count // 2, len(doubtful)), replace=False)
    rest = rng.choice(np.setdiff1d(np.arange(len(chance)), half), count - len(half), replace=False)
    rows = np.sort(np.r_[half, rest])
    picked = linked.pairs.select(["list_a", "record_a", "list_b", "record_b"]).take(rows)
    verdicts = pa.array(np.where(true[rows], "same", "different").tolist())
    return picked.append_column("verdict", verdicts), rows


def truth_of(linked: Linked, person: np.ndarray) -> np.ndarray:
    assert linked.learned is not None
    return np.asarray(person[linked.learned.left] == person[linked.learned.right])


def scored(linked: Linked, person: np.ndarray, judged: set[tuple[int, int]]) -> dict[str, Any]:
    learned, true = linked.learned, truth_of(linked, person)
    assert learned is not None
    chance = 1 / (1 + np.exp2(-learned.bits))
    order = np.argsort(-learned.bits, kind="stable")
    f1 = 2 * np.cumsum(true[order]) / (np.arange(1, len(order) + 1) + within(person))
    alone = np.array([pair not in judged for pair in zip(learned.left.tolist(), learned.right.tolist(), strict=True)])
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [
        abs(chance[here].mean() - true[here].mean()) * here.sum() / alone.sum()
        for here in ((bins == k) & alone for k in range(10))
        if here.any()
    ]
    both = within(learned.labels * (int(person.max()) + 1) + person)
    half = learned.bits >= 0
    found = {
        "best_f1": f1.max(),
        "f1_at_half": f1[max(int(half.sum()) - 1, 0)],
        "cluster_f1": 2 * both / (within(learned.labels) + within(person)),
        "calibration_error": sum(gaps),
        "precision": true[half].mean(),
    }
    told = linked.model.get("checked", {}).get("precision")
    return {k: round(float(v), 4) for k, v in found.items()} | ({"told": [round(x, 3) for x in told]} if told else {})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--peer")
    parser.add_argument("--data", type=Path, default=os.environ.get("KHABAR_FIELD_DATA"))
    args = parser.parse_args()
    cases: dict[str, Callable[[], pa.Table]] = {"synth": lambda: synth(args.records)}
    if args.peer and args.data:
        packages, data = site_packages(args.peer), Path(args.data)
        cases["other generator, whole"] = lambda: other("whole", args.records, data, packages)
        cases["third generator"] = lambda: third(args.records, data, packages)
        cases["historical 50k"] = lambda: historical(data)
    for case, make in cases.items():
        table = make()
        person, records = table["person"].to_numpy(), table.drop_columns(["person", "row"])
        first = link([records])
        found: dict[str, Any] = {"case": f"judged, {case} {len(table):,}"}
        for count in COUNTS:
            verdicts, rows = judge(first, truth_of(first, person), count, 5)
            assert first.learned is not None
            pairs = set(zip(first.learned.left[rows].tolist(), first.learned.right[rows].tolist(), strict=True))
            again = link([records], judgements=verdicts) if count else first
            found[f"{count} judgements"] = scored(again, person, pairs)
            print(case, count, found[f"{count} judgements"], flush=True)
        keep("linkage", found)


if __name__ == "__main__":
    main()
