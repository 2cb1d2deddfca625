"""Counting held to published values, to known truth, and to plain NumPy: `python -m benchmarks.counting --data DIR`.

DIR holds `mse/`, tables of capture histories as CSV. Three parts: every published or recomputed value beside what
khabar finds; how often 95 % intervals hold the truth, and how often an answer is refused, on simulated populations
where the assumptions hold and where they don't; and the processor time of a sweep of the sampler beside the same sweep
in plain NumPy, in the same run, as a ratio.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.counting.coverage import coverage
from benchmarks.counting.published import published
from benchmarks.counting.speed import speed
from benchmarks.results import keep


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--populations", type=int, default=20, help="simulated populations of each kind")
    args = parser.parse_args()
    rows = list(published(args.data / "mse"))
    for row in rows:
        sys.stdout.write(f"{row['what']}: expected {row['expected']}, found {row['found']}\n")
    found = {"published": rows, "coverage": coverage(args.populations), "speed": speed()}
    sys.stdout.write(json.dumps({name: found[name] for name in ("coverage", "speed")}, indent=2) + "\n")
    keep("counting", found)


if __name__ == "__main__":
    main()
