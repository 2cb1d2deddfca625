"""How fast people can decide, how long link runs and a long page take: `python -m benchmarks.persons [--records N]`.

Makes a register of synthetic lists and links it; takes in a hundredth more and links only that; then merges and undoes
at random, and opens the page of a person of whom 1,000 claims are held, page by page and whole. Link runs are processes
of their own: wall and processor seconds and peak memory are theirs alone. `--database postgresql` does the same on a
private server, whose own time is in no figure but the wall's. The machine's load when it began is kept: more than about
1 means that other work was running. No peer has the same decisions.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.intake.watching import Run, run
from benchmarks.registers import DATABASES, list_files, made, take_in_all
from benchmarks.results import keep

TRIALS = 200
CLAIMS = 1000


def timed(do: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def percentile(seconds: list[float], share: float) -> float:
    """Milliseconds, of seconds. Ex: percentile(seconds, 0.95) -> the time that 95 in 100 stay below."""
    return round(1000 * sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))], 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="keep the register as taken in here, for later runs")
    args = parser.parse_args()
    found = {"records": args.records, "database": args.database}
    with made(args.records, args.database, args.keep) as register:
        found["load_before"] = round(os.getloadavg()[0], 1)
        found |= measure(register, list_files(max(args.records // 100, 90), register.parent, seed=2))
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    keep("persons", found)


def measure(register: Path, later: list[Path]) -> dict[str, Any]:
    """Link what a register holds, then some more lists, then measure what people do with the persons."""
    from khabar.register.opening import open_register

    home = open_register(register)
    from khabar.register.analysis.actions import accept
    from khabar.register.analysis.models import LinkRun
    from khabar.register.people.models import Membership

    def propose() -> Run:
        return run("link", "--propose", "--register", str(home.root), **os.environ)

    def accepted() -> float:
        return timed(lambda: accept(home, LinkRun.objects.order_by("-pk")[0]))

    found = {"held": Membership.objects.count(), **_told("whole_run", propose()), "accept_whole_seconds": accepted()}
    take_in_all(home, later, "later ")
    found |= {"new": Membership.objects.count() - found["held"], **_told("later_run", propose())}
    found |= {"accept_later_seconds": accepted()}
    merges, undos = decide()
    return {
        **{name: round(value, 2) for name, value in found.items()},
        "merges_per_second": round(TRIALS / sum(merges)),
        "merge_ms_p50": percentile(merges, 0.5),
        "merge_ms_p95": percentile(merges, 0.95),
        "undos_per_second": round(TRIALS / sum(undos)),
        "undo_ms_p95": percentile(undos, 0.95),
        **_pages(),
    }


def _told(name: str, took: Run) -> dict[str, Any]:
    return {f"{name}_seconds": took.wall, f"{name}_cpu_seconds": took.cpu, f"{name}_peak_mib": took.peak}


def _pages() -> dict[str, float]:
    """The page of CLAIMS claims: its first page, and all of it at once."""
    from django.test import Client

    from khabar.register.accounts.actions import add_user
    from khabar.register.accounts.roles import Role

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(add_user("amal", "a long enough password", role=Role.SENIOR))
    page = f"/people/{long_sheet()}/"
    client.get(page)
    first = [timed(lambda: client.get(page)) for _ in range(20)]
    whole = [timed(lambda: client.get(page, {"all": 1})) for _ in range(5)]
    return {
        f"page_of_{CLAIMS}_claims_ms_p50": percentile(first, 0.5),
        "page_ms_p95": percentile(first, 0.95),
        "all_on_one_page_ms_p50": percentile(whole, 0.5),
    }


def decide() -> tuple[list[float], list[float]]:
    """Seconds of TRIALS random merges, and of undoing them in another order."""
    from khabar.register.people.deciding import merge, undo
    from khabar.register.people.models import Decision, Person

    chance = random.Random(1)
    persons = list(Person.objects.filter(merged_into=None).order_by("pk")[: 10 * TRIALS])
    chance.shuffle(persons)
    pairs = [(persons[2 * n], persons[2 * n + 1]) for n in range(TRIALS)]
    merges = [timed(lambda a=a, b=b: merge(a, b, "the same family", None)) for a, b in pairs]  # type: ignore[misc]
    decisions = list(Decision.objects.all())
    chance.shuffle(decisions)
    return merges, [timed(lambda one=one: undo(one, "mistaken", None)) for one in decisions]  # type: ignore[misc]


def long_sheet() -> str:
    """The permanent id of a person to whom so many records were given that CLAIMS claims are held of them."""
    from khabar.register.people.models import Claim, Membership, Person

    person = Person.objects.filter(merged_into=None).order_by("pk")[0]
    records = Claim.objects.order_by("record_id").values_list("record_id", flat=True)[:CLAIMS]
    Membership.objects.filter(record__in=list(records)).update(person=person)
    return str(person.public_id)


if __name__ == "__main__":
    main()
