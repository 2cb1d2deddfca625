"""Several people, link runs and a killed command at work on the same persons at the same time, in real processes."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import databases
from tests.conftest import Answer

Khabar = Callable[..., Answer]
STEPS = 30
ROOT = Path(__file__).parents[2]
COMPLAINTS = ("Traceback", "locked", "deadlock", "lock timeout")


@pytest.fixture
def register(khabar: Khabar, tmp_path: Path) -> Path:
    """A register of some lists, linked."""
    assert khabar("synth", "--people", 100, "--lists", 3, "--seed", 5, "--out", "lists").code == 0
    lists = sorted(path.name for path in (tmp_path / "lists").iterdir() if path.is_file() and path.stem != "truth")
    for name in lists:
        assert khabar("intake", f"lists/{name}", "--source", name).code == 0
    assert khabar("link").code == 0
    return tmp_path / "khabar-data"


def begin(register: Path, *words: object) -> "subprocess.Popen[str]":
    """Start a module of the tests on the register."""
    environment = {
        **databases.environment(register),
        "KHABAR_REGISTER": str(register),
        "DJANGO_SETTINGS_MODULE": "khabar.register.settings",
    }
    command = [sys.executable, "-m", *map(str, words)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(command, env=environment, cwd=ROOT, text=True, **pipes)


def end(process: "subprocess.Popen[str]") -> list[str]:
    """What it printed. Fails when it ended badly, or the database's own words came through."""
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert not any(words in out + err for words in COMPLAINTS), out + err
    return out.splitlines()


def last_state(register: Path) -> str:
    ((state,),) = databases.ask(register, "SELECT state FROM analysis_linkrun ORDER BY id DESC LIMIT 1")
    return str(state)


def check(register: Path, khabar: Khabar) -> None:
    assert end(begin(register, "tests.flow.whole")) == []
    assert khabar("verify", "--register", register).code == 0


def test_two_people_on_the_same_persons_lose_no_decision(register: Path, khabar: Khabar) -> None:
    hands = [begin(register, "tests.flow.hands", seed, STEPS) for seed in (1, 2)]
    lines = [line for process in hands for line in end(process)]
    kept = {line.removeprefix("kept ") for line in lines if line.startswith("kept ")}
    assert len(lines) == 2 * STEPS
    assert len(kept) > STEPS / 2
    assert all(re.fullmatch(r"refused [A-Z].*\.", line) for line in lines if not line.startswith("kept "))
    assert {decision for (decision,) in databases.ask(register, "SELECT public_id FROM people_decision")} == kept
    check(register, khabar)


def test_link_runs_are_accepted_while_people_judge(register: Path, khabar: Khabar) -> None:
    hands = begin(register, "tests.flow.hands", 3, 4 * STEPS)
    runs = [khabar("link", *words) for words in ((), ("--anew",), ("--threshold", 0.9), ())]
    assert [run.code for run in runs] == [0, 0, 0, 0], [run.err for run in runs]
    kept = {line.removeprefix("kept ") for line in end(hands) if line.startswith("kept ")}
    assert {decision for (decision,) in databases.ask(register, "SELECT public_id FROM people_decision")} == kept
    assert databases.ask(register, "SELECT count(*) FROM analysis_linkrun WHERE state = 'accepted'") == [(5,)]
    check(register, khabar)


def test_a_command_killed_at_any_moment_of_a_link_run_leaves_nothing_half_done(register: Path, khabar: Khabar) -> None:
    command, states = ["khabar", "link", "--anew", "--register", register], []
    begun = time.monotonic()
    end(begin(register, *command))
    whole = time.monotonic() - begun
    for part in range(1, 6):
        process = begin(register, *command)
        time.sleep(whole * part / 5)
        process.kill()
        process.communicate()
        check(register, khabar)
        states.append(last_state(register))
    assert set(states) <= {"accepted", "waiting", "running", "proposed"}
    assert "running" in states
    assert khabar("link").code == 0
    left = databases.ask(
        register, "SELECT state, refusal FROM analysis_linkrun WHERE state NOT IN ('accepted', 'proposed')"
    )
    assert left and all(state == "failed" and "broken off" in why for state, why in left)
    check(register, khabar)


def test_a_worker_killed_in_a_link_run_is_followed_by_one_that_goes_on(register: Path, khabar: Khabar) -> None:
    end(begin(register, "tests.flow.wanted"))
    worker = begin(register, "khabar.register.worker")
    while last_state(register) == "waiting" and worker.poll() is None:
        time.sleep(0.05)
    worker.kill()
    worker.communicate()
    assert last_state(register) == "running"
    check(register, khabar)
    after = begin(register, "khabar.register.worker")
    while last_state(register) == "running" and after.poll() is None:
        time.sleep(0.05)
    after.terminate()
    after.communicate()
    assert last_state(register) == "proposed"
    check(register, khabar)
