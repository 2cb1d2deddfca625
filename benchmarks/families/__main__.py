"""Whether an answer's time tells what exists, and what pages weigh: `python -m benchmarks.families [--trials N]`.

At the door, codes that were never given, that miss by one letter, that were withdrawn, and what is no code, are tried
in random turn, N of each; so are addresses that a family confirmed, that nobody told, that were withdrawn, and what is
no address, where a code by mail is asked for; a case worker asks for enquiries of others and for made-up ones, N of
each; a family checks tips about people whom a list of the register holds and about others, N of each. Of each pair
stands the AUC: how often a longer time would tell them apart, 0.5 being a coin; with its 95 % interval (Hanley and
McNeil 1982), and p of the Mann-Whitney test. Bodies are compared byte by byte, but for the token drawn anew and the
name in a tip. Requests go through the whole of Django in one process, without a network, which would only add noise.
Weights are bytes of the page and all that it loads, plain and as gzip 6. `attacks` counts the tests that attack, by who
attacks and by abuse case, from the files of tests themselves.
"""

import argparse
import ast
import gzip
import itertools
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.registers import DATABASES
from benchmarks.results import keep
from tests import cluster

if TYPE_CHECKING:
    from khabar.register.families.models import Enquiry
    from khabar.register.home import Home

ATTACKS = Path(__file__).parents[2] / "tests/register/families/attacks"
TOKEN = re.compile(r'value="[^"]*"')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--enquiries", type=int, default=500)
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    args = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    found: dict[str, Any] = {**vars(args), "attacks": attacks(), "load_before": round(os.getloadavg()[0], 1)}
    if args.database == "postgresql":
        server = cluster.start({})
        server.run("CREATE DATABASE families")
        os.environ["DATABASE_URL"] = server.url("families")
    with tempfile.TemporaryDirectory() as name:
        found |= measure(Path(name), args.trials, args.enquiries)
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    keep("families", found)


def attacks() -> dict[str, dict[str, int]]:
    """How many tests attack: by who attacks, and by the abuse case that they are called after."""
    by_attacker, by_case = Counter[str](), Counter[str]()
    for path in sorted(ATTACKS.glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                by_attacker[path.stem.removeprefix("test_").replace("_", " ")] += 1
                by_case[case[1] if (case := re.match(r"test_case_(\d+)_", node.name)) else "other"] += 1
    return {
        "by_attacker": dict(by_attacker),
        "by_case": dict(sorted(by_case.items(), key=lambda one: (len(one[0]), one[0]))),
    }


def measure(folder: Path, trials: int, enquiries: int) -> dict[str, Any]:
    """A register with so many enquiries of made-up families, and all that is asked of it."""
    from khabar.register.opening import open_or_begin

    home = open_or_begin(folder / "register")
    with home.settings.open("a") as file:
        file.write('\n[mail]\nserver = "localhost"\nsecurity = "none"\nsender = "notes@example.org"\n')
    from khabar.register.families import actions, budgets, vault
    from khabar.register.families.reaching.channel import Channel
    from khabar.register.families.reaching.channel import keep as keep_channel

    for allowance in ("WRONG_CODE", "PAGE", "BEGIN", "OPEN_ENQUIRY", "TIP"):
        setattr(budgets, allowance, budgets.Allowance(allowance, 10**9))
    made = [actions.begin() for _ in range(enquiries)]
    for number, one in enumerate(made):
        actions.save_step(one, "who", {"name": f"Made-up Name {number}"})
        actions.set_consents(one, ["search"], "")
        actions.send(one)
        keep_channel(one, Channel(f"family{number}@example.org", "ar", news=True, confirmed=True))
    codes = [str(vault.get(one, "card")["code"]) for one in made]
    turned = []
    for one in made[: enquiries // 5]:
        begun = time.perf_counter()
        actions.withdraw(one)
        turned.append(time.perf_counter() - begun)
    living, gone = codes[enquiries // 5 :], codes[: enquiries // 5]
    return {
        "withdraw_and_turn_ms": round(1000 * sum(turned) / len(turned), 1),
        "door": at_the_door(living, gone, trials),
        "by_mail": by_mail(enquiries, trials),
        "case_worker": as_case_worker([one.public_id for one in made[enquiries // 5 :]], trials),
        "tips": as_family_with_tips(home, made[-1], living[-1], trials),
        "weights": weights(living[0]),
    }


def at_the_door(living: list[str], gone: list[str], trials: int) -> dict[str, Any]:
    """Wrong codes of every kind; a new browser each time."""
    from django.test import Client

    from khabar.register.families.cards import new_code

    def one_off() -> str:
        code = random.choice(living)
        return code[:-1] + ("0" if code[-1] != "0" else "1")

    kinds = {
        "never given": new_code,
        "one letter off": one_off,
        "withdrawn": lambda: random.choice(gone),
        "no code": lambda: f"someone{random.randrange(10**6)}@example.org",
    }
    return compared(kinds, lambda code: Client(HTTP_HOST="localhost").post("/notes/", {"code": code}), trials)


def by_mail(enquiries: int, trials: int) -> dict[str, Any]:
    """Asking for a code with addresses of every kind; what the worker does afterwards is timed by itself."""
    from django.test import Client

    from khabar.register.families import budgets
    from khabar.register.families.reaching import views
    from khabar.register.families.reaching.channel import reached_at
    from khabar.register.families.reaching.models import Asked, Use

    views.ASK = budgets.Allowance("ask", 10**9)
    known = [f"family{number}@example.org" for number in range(enquiries // 5, enquiries)]
    gone = [f"family{number}@example.org" for number in range(enquiries // 5)]
    kinds = {
        "confirmed": lambda: random.choice(known),
        "never told": lambda: f"someone{random.randrange(10**6)}@example.org",
        "withdrawn": lambda: random.choice(gone),
        "no address": lambda: f"someone {random.randrange(10**6)}",
    }

    def ask(address: str) -> Any:
        return Client(HTTP_HOST="localhost").post("/notes/back/", {"address": address})

    asked = compared(kinds, ask, trials)
    begun = time.perf_counter()
    found = [reached_at(random.choice(known)) for _ in range(5)]
    spent = (time.perf_counter() - begun) / 5
    return {
        "ask": asked,
        "worker_finds_address_ms": round(1000 * spent, 1),
        "among_addresses": len(known),
        "found": [len(one) for one in found],
        "rows_kept": Asked.objects.filter(use=Use.OPEN, enquiry=None, digest="").count(),
    }


def as_case_worker(others: list[str], trials: int) -> dict[str, Any]:
    """Enquiries that another case worker has taken, and ids that never were."""
    from django.test import Client

    from khabar.model import new_public_id
    from khabar.register.accounts.models import User
    from khabar.register.accounts.roles import Role
    from khabar.register.families.models import Enquiry

    amal = User.objects.create_user("amal", role=Role.CASE_WORKER)
    Enquiry.objects.filter(public_id__in=others).update(worker=amal)
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.create_user("basil", role=Role.CASE_WORKER))
    return compared(
        {"another's": lambda: random.choice(others), "made up": new_public_id},
        lambda name: client.get(f"/enquiries/{name}/"),
        trials,
    )


def as_family_with_tips(home: "Home", enquiry: "Enquiry", code: str, trials: int) -> dict[str, Any]:
    """Tips about people whom a list of the register holds, and about others, from a family that is known."""
    from django.test import Client

    from khabar.readers import ReadOptions
    from khabar.register.families import vault
    from khabar.register.families.casework import notes
    from khabar.register.intake.taking_in import take_in

    rows = "".join(f"{number},Held Person {number},dead,2013-05-01,Old Fort\n" for number in range(500))
    file = home.root / "held.csv"
    file.write_text("id,name,event,event_date,facility\n" + rows, "utf-8")
    take_in(home, file, "A list", None, ReadOptions())
    notes.add(enquiry, notes.CHECKED, None, {"what": "called back", "outcome": "passed"})
    client = Client(HTTP_HOST="localhost")
    client.post("/notes/", {"code": code})

    def ask(name: str) -> Any:
        vault.forget(enquiry, notes.TIPS)  # what was asked before makes no later one slower
        answer = client.post("/notes/tip/", {"place": "Old Fort", "when": "2013", "said": f"{name} is alive"})
        answer.content = answer.content.replace(name.encode(), b"")
        return answer

    kinds = {
        "held": lambda: f"Held Person {random.randrange(100, 500)}",
        "nowhere": lambda: f"Some Person {random.randrange(100, 500)}",
    }
    return compared(kinds, ask, trials)


def compared(kinds: dict[str, Callable[[], str]], ask: Callable[[str], Any], trials: int) -> dict[str, Any]:
    """Times of every kind, in random turn, and how well they tell each kind from each other.

    What is asked for is drawn before, so that drawing it is in no time.
    """
    from scipy.stats import mannwhitneyu

    turns = [(kind, draw()) for kind, draw in kinds.items() for _ in range(trials)]
    random.Random(1).shuffle(turns)
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    seen: dict[str, set[tuple[int, str]]] = {kind: set() for kind in kinds}
    for draw in kinds.values():
        ask(draw())
    for kind, asked in turns:
        begun = time.perf_counter()
        answer = ask(asked)
        seconds[kind].append(time.perf_counter() - begun)
        seen[kind].add((answer.status_code, TOKEN.sub("", answer.content.decode())))
    pairs = {}
    for a, b in itertools.combinations(kinds, 2):
        test = mannwhitneyu(seconds[a], seconds[b])
        auc = float(test.statistic) / trials**2
        spread = 1.96 * sqrt(auc * (1 - auc) * (1 + (trials - 1) * 2 / 3) / trials**2)
        pairs[f"{a} | {b}"] = {
            "auc": round(auc, 3),
            "interval": [round(auc - spread, 3), round(auc + spread, 3)],
            "p": round(float(test.pvalue), 3),
        }
    return {
        "median_ms": {kind: round(1000 * sorted(times)[trials // 2], 2) for kind, times in seconds.items()},
        "different_answers": len(set.union(*seen.values())),
        "pairs": pairs,
    }


MINE = ("/notes/mail/", "/notes/pictures/", "/notes/told/", "/notes/devices/", "/notes/tip/")


def weights(code: str) -> dict[str, dict[str, int]]:
    """Bytes of pages with their one style sheet, plain and compressed."""
    from django.contrib.staticfiles.finders import find
    from django.test import Client

    sheet = Path(str(find("khabar/families.css"))).read_bytes()
    client, found = Client(HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE="ar"), {}
    found["/notes/"] = client.get("/notes/").content
    client.post("/notes/", {"code": code})
    for path in ("/notes/1/", "/notes/3/", "/notes/check/", "/notes/choices/", "/notes/mine/", "/notes/news/", *MINE):
        found[path] = client.get(path).content
    return {
        path: {"bytes": len(page) + len(sheet), "gzip": len(gzip.compress(page, 6)) + len(gzip.compress(sheet, 6))}
        for path, page in found.items()
    }


if __name__ == "__main__":
    main()
