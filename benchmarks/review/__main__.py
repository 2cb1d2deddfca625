"""How fast reviewers can go: `python -m benchmarks.review [--records N] [--pairs N] [--decisions N]`.

Makes a register of synthetic lists and links it, then lets the run in force leave so many more pairs open between
records drawn by chance, of every probability, as a register of millions would have. Measures how long the queue takes
to be made, what its pages take in the process that serves them, and decisions a minute in a real Chromium that presses
a key as soon as a pair can be read: what the machine allows, not what people do. The machine's load when it began is
kept: more than about 1 means that other work was running. No peer has such a queue.
"""

import argparse
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.results import keep
from tests import cluster

LISTS = 5
PAGES = 40
PASSWORD = "a long enough password"  # noqa: S105 - of a register that lives for minutes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--decisions", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    args = parser.parse_args()
    os.environ.pop("DATABASE_URL", None)
    found = {"records": args.records, "database": args.database, "load_before": round(os.getloadavg()[0], 1)}
    if args.database == "postgresql":
        server = cluster.start({})
        server.run("CREATE DATABASE review")
        os.environ["DATABASE_URL"] = server.url("review")
    with tempfile.TemporaryDirectory() as name:
        found |= measure(Path(name), args.records, args.pairs, args.decisions)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    keep("review", found)


def timed(do: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def percentile(seconds: list[float], share: float) -> float:
    """Milliseconds, of seconds."""
    return round(1000 * sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))], 1)


def measure(folder: Path, records: int, pairs: int, decisions: int) -> dict[str, Any]:
    """Everything of one register in `folder`."""
    from khabar.register.opening import open_or_begin
    from khabar.synth import write

    files = write(records * 5 // 9, LISTS, 1, folder / "lists").files
    home = open_or_begin(folder / "register")
    from khabar.readers import ReadOptions
    from khabar.register.accounts.actions import add_user
    from khabar.register.accounts.roles import Role
    from khabar.register.analysis.actions import link_register
    from khabar.register.intake.taking_in import take_in
    from khabar.register.review.gathering import gather
    from khabar.register.review.models import Suggestion

    for path in files:
        take_in(home, path, path.stem, path.stem, ReadOptions())
    link_register(home)
    _leave_open(pairs)
    found: dict[str, Any] = {"gather_seconds": round(timed(gather), 2), "suggestions": Suggestion.objects.count()}
    amal = add_user("amal", PASSWORD, role=Role.CASE_WORKER)
    return found | _pages(amal) | _in_browser(home.root, decisions)


def _leave_open(count: int) -> None:
    """Let the run in force say of so many pairs, drawn by chance, that they may be one person."""
    from django.db import transaction

    from khabar import model
    from khabar.register.people.actions import add_judgements
    from khabar.register.people.models import Membership, RunInForce

    chance = random.Random(1)
    held = list(Membership.objects.order_by("record").values_list("record_id", flat=True))
    drawn = {tuple(sorted(chance.sample(held, 2))) for _ in range(count)}
    said = []
    for a, b in sorted(drawn):
        bits = chance.uniform(-3, 3)
        said.append(model.Judgement(a, b, model.Verdict.UNSURE, bits, 1 / (1 + 2**-bits)))
    with transaction.atomic():
        add_judgements(RunInForce.objects.get().run, said)


def _pages(user: Any) -> dict[str, float]:
    """The page of the queue, a pair's page, and the way from an answer to the next pair, without a network."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    client.get("/review/")
    queue = [timed(lambda: client.get("/review/")) for _ in range(PAGES)]
    address = client.post("/review/next/")["Location"]
    client.get(address)
    shown, answered = [], []
    for turn in range(PAGES):
        begun = time.perf_counter()
        following = client.post(address, {"do": "ds"[turn % 2], "reason": ""})["Location"]
        answered.append(time.perf_counter() - begun)
        address = following
        shown.append(timed(lambda: client.get(address)))  # noqa: B023 - called at once
    return {
        "queue_page_ms_p50": percentile(queue, 0.5),
        "queue_page_ms_p95": percentile(queue, 0.95),
        "pair_page_ms_p50": percentile(shown, 0.5),
        "pair_page_ms_p95": percentile(shown, 0.95),
        "answer_ms_p50": percentile(answered, 0.5),
        "answer_ms_p95": percentile(answered, 0.95),
    }


def _in_browser(root: Path, decisions: int) -> dict[str, float]:
    """Decisions a minute by keys alone, each when the next pair can be read."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "serve", "--register", str(root), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as playwright:
        assert server.stdout is not None
        server.stdout.readline()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://localhost:{port}/review/")
        page.fill("#id_username", "amal")
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.locator("form[action='/review/next/'] button").click()
        page.wait_for_selector("#decide")
        took = []
        for turn in range(decisions):
            before, begun = page.url, time.perf_counter()
            page.keyboard.press("sdu"[turn % 3])
            page.wait_for_url(lambda url, before=before: url != before, wait_until="domcontentloaded")
            page.wait_for_selector("#decide")
            took.append(time.perf_counter() - begun)
        browser.close()
        server.terminate()
    return {
        "decisions_per_minute": round(60 * decisions / sum(took)),
        "decision_ms_p50": percentile(took, 0.5),
        "decision_ms_p95": percentile(took, 0.95),
    }


if __name__ == "__main__":
    main()
