"""What is noticed of what was planted, and how long it takes: `python -m benchmarks.checks [--records N]`.

Copies: synthetic lists of which some copy another (rows mixed among their own, in another order), and planted ones that
keep the order in part, with slips of their own; beside them lists of the same people by other hands. Found, missed and
called so wrongly are counted over several seeds; pairs that both copy a third count as found when they are, and as
neither when they are not. Contradictions: `benchmarks.checks.planted`. Times are processor seconds, memory is the most
that the process held by then; `--records` is how many rows all lists hold together in the case of size, `--register`
how many records a register holds that is looked through from nothing, and then again after one document more. No peer
does either.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from benchmarks.checks.planted import planted_contradictions
from benchmarks.results import keep
from tests.checks.copied.made import by_hand, crowd, lines, with_slips

from khabar.checks import Line
from khabar.checks.copied import Rows, find_copies, rows_of
from khabar.synth import generate

T = TypeVar("T")
SEEDS = range(1, 11)


def took(do: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    return do(), round(time.process_time() - begun, 2)


def most_memory() -> int:
    """The most that this process held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def synthetic(people: int, lists: int, seed: int) -> tuple[dict[int, Rows], set[tuple[int, int]], set[tuple[int, int]]]:
    """Lists as rows, the pairs of which one copies the other, and those that copy the same third one."""
    made = generate(people, lists, seed)
    number = {kind.name: place for place, kind in enumerate(made.kinds)}
    source = {place: number[kind.copies.source] for place, kind in enumerate(made.kinds) if kind.copies}
    planted = {(min(pair), max(pair)) for pair in source.items()}
    siblings = {(a, b) for a in source for b in source if a < b and source[a] == source[b]}
    rows = {
        place: rows_of(Line("", {k: v for k, v in row.items() if v and k != "list"}) for row in table.to_pylist())
        for place, table in enumerate(made.tables)
    }
    return rows, planted, siblings


def copies() -> dict[str, int]:
    told = {"lists": 0, "pairs": 0, "planted": 0, "found": 0, "false": 0}
    for seed in SEEDS:
        rows, planted, siblings = synthetic(5000, 16, seed)
        found = {(one.one, one.other) for one in find_copies(rows)}
        told["lists"] += len(rows)
        told["pairs"] += len(rows) * (len(rows) - 1) // 2
        told["planted"] += len(planted)
        told["found"] += len(found & planted)
        told["false"] += len(found - planted - siblings)
    return told


def by_other_hands() -> dict[str, int]:
    """Parts of a list posted again with slips, and lists of the very same people by hands of their own."""
    told = {"planted": 0, "found": 0, "independent": 0, "false": 0}
    for seed in range(1, 41):
        dice = Random(seed)
        people = with_slips(dice, crowd(dice, 400), 0.03)
        first = by_hand(dice, people)
        part = dice.choice([0.25, 0.5, 0.9])
        again = with_slips(dice, [row for row in first if dice.random() < part], 0.03) + crowd(dice, 100)
        own = [by_hand(dice, people) for _ in range(3)]
        rows = {place: rows_of(lines(one)) for place, one in enumerate([first, again, *own])}
        found = {(one.one, one.other) for one in find_copies(rows)}
        told["planted"] += 1
        told["found"] += (0, 1) in found
        told["independent"] += 9
        told["false"] += len(found - {(0, 1)})
    return told


def of_size(records: int) -> dict[str, Any]:
    """Rows of a size, in 240 lists."""
    (rows, planted, _siblings), made = took(lambda: synthetic(records * 5 // 9, 240, 3))
    found, seconds = took(lambda: find_copies(rows))
    pairs = {(one.one, one.other) for one in found}
    return {
        "rows": sum(map(len, rows.values())),
        "lists": len(rows),
        "planted": len(planted),
        "found": len(pairs & planted),
        "make_and_read_cpu_seconds": made,
        "compare_cpu_seconds": seconds,
        "most_memory_mib": most_memory(),
    }


def in_register(folder: Path, records: int) -> dict[str, Any]:
    """A register of this size looked through from nothing, and again after one document more."""
    from khabar.register.opening import open_or_begin
    from khabar.synth import write

    files = write(records * 5 // 9, 8, 1, folder / "lists").files
    later = write(60, 2, 2, folder / "later").files
    home = open_or_begin(folder / "register")
    from khabar.readers import ReadOptions
    from khabar.register.analysis.actions import link_register
    from khabar.register.documents.models import Dependence
    from khabar.register.findings.copying import refresh_copies
    from khabar.register.findings.keeping import refresh
    from khabar.register.findings.models import Contradiction
    from khabar.register.findings.releases import against_register, release_lists
    from khabar.register.intake.taking_in import take_in

    def take(paths: list[Path], prefix: str) -> None:
        for path in paths:
            take_in(home, path, path.stem, f"{prefix}{path.stem}", ReadOptions())

    take(files, "")
    link_register(home)
    told = {"records": records}
    told["copies_cpu_seconds"] = took(lambda: refresh_copies(home))[1]
    told["contradictions_cpu_seconds"] = took(refresh)[1]
    told |= {"copies": Dependence.objects.count(), "contradictions": Contradiction.objects.count()}
    of_list, told["release_rows"] = release_lists()[0]
    told["release_cpu_seconds"] = took(lambda: against_register(of_list))[1]
    take(later[:1], "later ")
    told["copies_again_cpu_seconds"] = took(lambda: refresh_copies(home))[1]
    told["contradictions_again_cpu_seconds"] = took(refresh)[1]
    return told | {"most_memory_mib": most_memory()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--register", type=int, default=100_000)
    args = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    found: dict[str, Any] = {"copies": copies(), "by_other_hands": by_other_hands()}
    with tempfile.TemporaryDirectory() as name:
        found["contradictions"] = planted_contradictions(Path(name))
    found["size"] = of_size(args.records)
    with tempfile.TemporaryDirectory() as name:
        found["register"] = in_register(Path(name), args.register)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    keep("checks", found)


if __name__ == "__main__":
    main()
