"""Names across scripts, khabar and its peers side by side on the same names: `python -m benchmarks.names --data DIR`.

--data (or $KHABAR_FIELD_DATA) names the folder with the real lists, of which nothing but counts is printed or kept.
--peers names the interpreter of an environment made by `benchmarks/names/peers.sh`; without it khabar runs alone.
--quick asks 300 names of every case and measures speed on 100,000 names.
"""

import argparse
import json
import os
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.names import hard, harder, seen, sets
from benchmarks.names.calibration import calibration
from benchmarks.names.kinds import kind
from benchmarks.names.learned import reproduced
from benchmarks.names.register_side import by_keys
from benchmarks.names.scoring import Answer, measures
from benchmarks.names.sets import Case
from benchmarks.names.speed import speed
from benchmarks.names.trigrams import trigrams
from benchmarks.results import keep

HERE = Path(__file__).parent
PEERS = ("romaniser + token sort", "anyascii + Jaro-Winkler", "logic-v2", "arabnamer")


def index(case: Case) -> list[Answer]:
    """Answers of `NameIndex`."""
    from khabar.names import NameIndex

    names = NameIndex(case.pool)
    return [[tuple(hit) for hit in names.search(query, 30)] for query in case.queries]


def every_case(data: Path) -> Iterator[Case]:
    """All cases, one after the other."""
    yield from sets.every_case(data)
    yield from (harder.harder(data, script) for script in ("latin", "arabic"))
    yield from (hard.words(data), hard.brothers(data), hard.siblings(data))


def peer(python: str, name: str, case: Case) -> list[Answer]:
    """Answers of a peer, from a process of its own environment."""
    with tempfile.TemporaryDirectory() as folder:
        asked, out = Path(folder) / "case.json", Path(folder) / "answers.json"
        asked.write_text(json.dumps({"queries": case.queries, "pool": case.pool}), "utf-8")
        done = subprocess.run(
            [python, str(HERE / "peer_side.py"), name, str(asked), str(out)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.strip().splitlines()[-1][:200]}")
        answers: list[Answer] = json.loads(out.read_text("utf-8"))["answers"]
        return answers


def report(case: Case, answers: list[Answer]) -> dict[str, Any]:
    """Measures of all queries and of each group of them."""
    found: dict[str, Any] = {"n": len(answers)} | measures(answers, case.truth[: len(answers)])
    for group in sorted({word for words in case.groups for word in words}):
        places = [n for n in range(len(answers)) if group in case.groups[n]]
        if places:
            held = measures([answers[n] for n in places], [case.truth[n] for n in places])
            found[group] = {"n": len(places)} | held
    return rounded(found)


def rounded(found: dict[str, Any]) -> dict[str, Any]:
    return {k: rounded(v) if isinstance(v, dict) else round(v, 4) for k, v in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("KHABAR_FIELD_DATA"), required=False)
    parser.add_argument("--peers", help="a Python that can import the peers")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", help="only the cases whose name holds this, or only 'speed' or 'tables'")
    args = parser.parse_args()
    if args.data is None:
        parser.error("name the folder with the lists: --data DIR")
    data = Path(args.data)
    known = seen.forms(data, args.peers)
    for case in every_case(data):
        if args.only and args.only not in case.name:
            continue
        whole = case
        if args.quick and len(case.queries) > 300:
            case = case.part(sorted(random.Random(1).sample(range(len(case.queries)), 300)))
        case = seen.marked(case, known)
        systems: dict[str, Callable[[Case], list[Answer]]] = {"NameIndex": index, "keys + compare": by_keys}
        if args.peers:
            systems |= {name: lambda c, name=name: peer(args.peers, name, c) for name in PEERS}
            systems["pg_trgm"] = trigrams
        found: dict[str, Any] = {"case": case.name, "pool": len(case.pool), "quick": args.quick}
        for name, answer in systems.items():
            begun = time.perf_counter()
            answers = answer(case)
            if not answers:
                continue
            found[name] = report(case, answers)
            if name == "NameIndex":
                kinds = Counter(kind(case, n, held) for n, held in enumerate(answers))
                found["errors"] = {str(k): v for k, v in sorted(kinds.items(), key=str) if k}
            told = {k: v for k, v in found[name].items() if not isinstance(v, dict)}
            print(f"{case.name:26} {name:24}", json.dumps(told), f"{time.perf_counter() - begun:.0f} s", flush=True)
        print(f"{case.name:26} errors of NameIndex by kind:", json.dumps(found["errors"]), flush=True)
        if case.name.startswith(("releases", "harder")):
            found["calibration"] = rounded(calibration(case))
            print(f"{case.name:26} how sure:", json.dumps(found["calibration"]), flush=True)
        if case.name in ("hard brothers", "hard siblings"):
            found["given names"] = rounded(hard.apart(whole))
            print(f"{case.name:26} given names:", json.dumps(found["given names"]), flush=True)
        keep("names", found)
    if args.peers and (not args.only or args.only == "tables"):
        same = reproduced(data, args.peers)
        print("shipped tables reproduced byte for byte:", same, flush=True)
        keep("names", {"case": "tables", "reproduced": same})
    if not args.only or args.only == "speed":
        timed = rounded(speed(data, 100_000 if args.quick else 1_000_000))
        print(json.dumps(timed, indent=1), flush=True)
        keep("names", {"case": "speed", "names": 100_000 if args.quick else 1_000_000, "found": timed})


if __name__ == "__main__":
    main()
