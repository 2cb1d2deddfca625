"""How long a search takes in a large register, and what it finds: `python -m benchmarks.search --records N ...`.

Of several sizes, each is measured by a process of its own, and a table of all is printed at the end.

Makes a register of synthetic lists in which every record is a person of its own (`--keep DIR` keeps it for other runs),
and asks each kind of question many times, of names and values drawn from it, frequent and rare as they come. Timed is
everything up to the page: looking what changed, searching, reading the 25 persons, comparing their names to say why;
`cpu_p95` is in processor milliseconds of this process, which other work on the machine changes less. Beside it, in the
same run and database, what a programmer would do first: `LIKE` over the names, and a trigram index (FTS5 on SQLite,
pg_trgm on PostgreSQL). Found is the share of persons whose name in one list leads to their row in another list, in
whichever script, among the first 25.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.intake.watching import run
from benchmarks.registers import DATABASES, list_files, made
from benchmarks.results import keep
from benchmarks.search import questions
from benchmarks.search.peers import Peer


def percentiles(seconds: list[float]) -> dict[str, float]:
    """Milliseconds that 50, 95 and 99 in 100 stay below."""
    ordered = sorted(seconds)
    return {f"p{n}": round(1000 * ordered[min(len(ordered) - 1, n * len(ordered) // 100)], 1) for n in (50, 95, 99)}


def timed(ask: Callable[[Any], Any], asked: Iterable[Any]) -> dict[str, float]:
    """Percentiles of asking each once."""
    took, worked = [], []
    for one in asked:
        begun, work = time.perf_counter(), time.process_time()
        ask(one)
        took.append(time.perf_counter() - begun)
        worked.append(time.process_time() - work)
    return percentiles(took) | {"cpu_p95": percentiles(worked)["p95"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[100_000], help="one or several sizes")
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="keep the register as taken in here, for later runs")
    parser.add_argument("--no-peer", action="store_true", help="leave the trigram search out")
    args = parser.parse_args()
    measure_one = _apart if len(args.records) > 1 else _one
    several = [measure_one(size, args) for size in args.records]
    sys.stdout.write(table(several) + "\n")


def _one(records: int, args: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {"records": records, "database": args.database}
    with made(records, args.database, args.keep) as register:
        found["load_before"] = round(os.getloadavg()[0], 1)
        truth = list_files(records, args.keep or register.parent)[0].parent / "truth.csv"
        found |= measure(register, truth, args.questions, peer=not args.no_peer)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    keep("search", found)
    return found


def _apart(records: int, args: argparse.Namespace) -> dict[str, Any]:
    """The same by a process of its own: a process opens one register."""
    command = [sys.executable, "-m", "benchmarks.search", "--records", str(records), "--database", args.database]
    command += ["--questions", str(args.questions), *(["--no-peer"] if args.no_peer else [])]
    command += ["--keep", str(args.keep)] if args.keep else []
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(json.loads(told.partition("\n")[0]))


def table(several: Sequence[dict[str, Any]]) -> str:
    """p50 / p95 / p99 in milliseconds, a line for each kind of question and a column for each size; peers below."""
    lines = [["ms, p50/p95/p99", *(f"{one['records']:,}" for one in several)]]
    for kind in several[0]["milliseconds"]:
        lines.append([kind, *(_cell(one["milliseconds"][kind]) for one in several)])
    for kind in ("milliseconds_of_next_page", "milliseconds_of_whole_page"):
        lines.append([kind.removeprefix("milliseconds_of_"), *(_cell(one[kind]) for one in several)])
    if "peer" in several[0]:
        for kind in several[0]["peer"]["trigram_milliseconds"]:
            lines.append([f"trigrams: {kind}", *(_cell(one["peer"]["trigram_milliseconds"][kind]) for one in several)])
        lines.append(["LIKE", *(_cell(one["peer"]["like_milliseconds"]) for one in several)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _cell(found: dict[str, float]) -> str:
    return f"{found['p50']}/{found['p95']}/{found['p99']}"


def measure(register: Path, truth: Path, count: int, *, peer: bool) -> dict[str, Any]:
    """Everything about one register."""
    first, second = (run("search", "Samar Khabbaz", "--register", str(register), **os.environ) for _ in range(2))
    kept = sum(path.stat().st_size for path in (register / "searching").rglob("*") if path.is_file())
    from khabar.register.opening import open_register

    open_register(register)
    from django.db import connection

    from khabar.register.people.searching.hits import look_up

    asked = questions.drawn(count)
    look_up(asked["name_arabic"][0], patient=True)
    found = {
        "made_searchable_seconds": round(first.wall, 1),
        "made_searchable_cpu_seconds": round(first.cpu, 1),
        "made_searchable_peak_mib": first.peak,
        "command_afterwards_seconds": round(second.wall, 2),
        "command_afterwards_peak_mib": second.peak,
        "kept_on_disk_mb": round(kept / 1e6),
        "milliseconds": {kind: timed(lambda one: look_up(one, patient=True), some) for kind, some in asked.items()},
        "milliseconds_of_next_page": timed(_next_page, _with_last([*asked["name_two_parts"], *asked["name_one_part"]])),
        "milliseconds_of_whole_page": timed(_page(), asked["name_two_parts"]),
    }
    pairs = questions.pairs(truth, count)
    found["found_first_25"] = questions.share_found(pairs, _records)
    if peer:
        other = Peer(connection)
        found["peer"] = {
            "name": other.name,
            "index_seconds": round(other.seconds, 1),
            "index_mb": round(other.octets / 1e6),
            "trigram_milliseconds": {
                kind: timed(other.trigrams, [one.name for one in asked[kind]][:50])
                for kind in ("name_latin", "name_arabic", "name_two_parts")
            },
            "like_milliseconds": timed(other.like, [one.name for one in asked["name_two_parts"]][:20]),
            "found_first_25": questions.share_found(pairs[:100], other.trigrams),
        }
    return found


def _records(name: str) -> list[int]:
    from khabar.register.people.searching.hits import look_up
    from khabar.register.people.searching.question import Question

    return [hit.record.pk for hit in look_up(Question(name=name), patient=True).hits]


def _with_last(asked: Iterable[Any]) -> list[tuple[Any, str]]:
    """Questions with more than one page of answers, each with where its second one begins."""
    from khabar.register.people.searching.hits import look_up

    return [(one, after) for one in asked if (after := look_up(one, patient=True).next)]


def _next_page(asked: tuple[Any, str]) -> None:
    from khabar.register.people.searching.hits import look_up

    look_up(*asked, patient=True)


def _page() -> Callable[[Any], None]:
    """Asking in the browser, and reading the page that comes."""
    from django.test import Client

    from khabar.register.accounts.actions import add_user
    from khabar.register.accounts.roles import Role
    from khabar.register.people.search_actions import keep_search

    client = Client(headers={"host": "127.0.0.1"})
    user = add_user("amal", "a long enough password", role=Role.SENIOR)
    client.force_login(user)

    def ask(asked: Any) -> None:
        page = client.get(f"/search/{keep_search(user, asked).public_id}/")
        if page.status_code != 200:
            raise RuntimeError(f"the page of results answers {page.status_code}")

    return ask


if __name__ == "__main__":
    main()
