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
from benchmarks.linkage.cases import other, synth, third
from benchmarks.results import keep

from khabar.linkage import kinship, link
from khabar.linkage.clusters import components
from khabar.linkage.kinship import Kin, Kind
from khabar.linkage.reach import Reach, whole_reach

ROOM = "khabar.linkage."


def kinds(*left_out: str) -> dict[str, Kind]:
    return {name: kind for name, kind in kinship._KINDS.items() if name not in left_out}


def without_events(present: np.ndarray) -> Kin:
    names, units, generations = kinship.kin_classes(present)
    kept = [n for n, name in enumerate(names) if "same event" not in name]
    return Kin([names[n] for n in kept], units[kept], generations[kept])


def no_kin(_present: np.ndarray) -> Kin:
    return Kin([], np.zeros(0, np.int64), np.zeros(0, np.int64))


def everybodys_ages(counts: np.ndarray, u: np.ndarray, _faith: float) -> np.ndarray:
    return np.repeat(u[None, list(kinship.AGES)], len(counts), axis=0)


def one_rate(matched: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    within = np.full(len(pairs), matched[1:].sum() / max(pairs[1:].sum(), 1))
    within[0] = matched[0] / max(pairs[0], 1)
    return np.maximum(within, 1e-12)


def nothing_missed(_encoded: Any, _blocks: Any, _sample: Any, _chances: Any, model: Any) -> Reach:
    return whole_reach(model)


def one_bin(classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros(len(classes), np.int32), np.eye(1, 8)[0]


def joined(n: int, left: np.ndarray, right: np.ndarray, bits: np.ndarray, *_: object) -> np.ndarray:
    return components(n, left, right, bits)


WITHOUT: dict[str, tuple[str, object]] = {
    "nothing": ("run.KEPT", 0.01),
    "kinship classes": ("training.kin_classes", no_kin),
    "events shared by kin": ("training.kin_classes", without_events),
    "father and son": ("kinship._KINDS", kinds("father and son, each named after his grandfather")),
    "cousins of one name": ("kinship._KINDS", kinds("cousins named after one grandfather")),
    "grandfather and grandson": ("kinship._KINDS", kinds("grandfather and grandson of one name")),
    "ages of kin, twins": ("training.ages_of_kin", everybodys_ages),
    "kin that blocking misses": ("run.reckon_reach", nothing_missed),
    "what each list holds twice": ("training.priors_by_group", one_rate),
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
    at_half = float(f1[max(int((learned.bits >= 0).sum()) - 1, 0)])
    found = {"best_f1": float(f1.max()), "f1_at_half": at_half, "cluster_f1": clusters}
    return {name: round(value, 4) for name, value in found.items()} | {"seconds": seconds}


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
        cases["third generator"] = lambda: third(args.records, Path(args.data), packages)
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
