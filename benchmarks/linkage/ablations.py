"""What each idea brings: the same linkage with one part taken away, `python -m benchmarks.linkage.ablations`.

--peer and --data as in `benchmarks.linkage`: with them the second generator takes part.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pyarrow as pa
from benchmarks.linkage.__main__ import site_packages, within
from benchmarks.linkage.cases import other, synth
from benchmarks.results import keep

from khabar.linkage import link
from khabar.linkage.clusters import components
from khabar.linkage.kinship import kin_classes

ROOM = "khabar.linkage."


def without_events(present: np.ndarray) -> tuple[list[str], np.ndarray]:
    names, units = kin_classes(present)
    kept = [n for n, name in enumerate(names) if "same event" not in name]
    return [names[n] for n in kept], units[kept]


def one_bin(classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros(len(classes), np.int32), np.eye(1, 8)[0]


def joined(n: int, left: np.ndarray, right: np.ndarray, bits: np.ndarray, _unscored: float) -> np.ndarray:
    return components(n, left, right, bits)


WITHOUT: dict[str, tuple[str, object]] = {
    "nothing": ("run.KEPT", 0.01),
    "kinship classes": ("training.kin_classes", lambda _present: ([], np.zeros(0, np.int64))),
    "events shared by kin": ("training.kin_classes", without_events),
    "rarity of names": ("encode.bin_classes", one_bin),
    "swapped names": ("training.SWAP_SHARES", (1e-9, 1e-9, 1e-9)),
    "places that belong together": ("run.learn_affinities", lambda _pairs, _bits, _hot: []),
    "leaving out rules that don't pay": ("run.worthwhile", lambda blocks, *_: blocks),
    "clusters by sums": ("run.cluster", joined),
}


def measured(records: pa.Table) -> dict[str, Any]:
    person = records["person"].to_numpy()
    linked = link([records.drop_columns(["person", "row"])])
    assert linked.learned is not None
    learned = linked.learned
    true = (person[learned.left] == person[learned.right])[np.argsort(-learned.bits, kind="stable")]
    f1 = 2 * np.cumsum(true) / (np.arange(1, len(true) + 1) + within(person))
    right = within(learned.labels * (int(person.max()) + 1) + person)
    clusters = 2 * right / (within(learned.labels) + within(person))
    seconds = round(sum(linked.timings.values()), 2)
    return {"best_f1": round(float(f1.max()), 4), "cluster_f1": round(clusters, 4), "seconds": seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--peer")
    parser.add_argument("--data", type=Path, default=os.environ.get("KHABAR_FIELD_DATA"))
    args = parser.parse_args()
    cases: dict[str, Callable[[], pa.Table]] = {"synth": lambda: synth(args.records)}
    if args.peer and args.data:
        packages = site_packages(args.peer)
        cases["other generator, parts"] = lambda: other("parts", args.records, Path(args.data), packages)
    for case, make in cases.items():
        table = make()
        found: dict[str, Any] = {"case": f"ablations, {case} {args.records:,}"}
        for part, (where, instead) in WITHOUT.items():
            with patch(ROOM + where, instead):
                found[f"without {part}"] = measured(table)
            print(case, part, found[f"without {part}"], flush=True)
        keep("linkage", found)


if __name__ == "__main__":
    main()
