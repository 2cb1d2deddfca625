"""The pages and the background worker beside them, which outlive neither each other nor who started them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

from khabar.register.home import Home


def until(what: Callable[[], bool]) -> None:
    """Wait until it is so; the test runner's own limit ends a wait that is in vain."""
    while not what():
        time.sleep(0.05)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_killed_worker_is_started_again_and_all_end_with_who_started_them(
    khabar: Callable[..., Answer], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "a.csv", "--source", "A").code == 0
    home = Home(tmp_path / "khabar-data")
    number = home.root / "worker.lock"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "serve", "--port", str(port)]
    told = databases.environment(home.root)
    with subprocess.Popen(
        command, cwd=tmp_path, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        until(lambda: answers(port) and home.has_worker() and bool(number.read_text()))
        first = int(number.read_text())
        os.kill(first, signal.SIGKILL)
        until(lambda: home.has_worker() and number.read_text().strip() not in ("", str(first)))
        served.kill()
        until(lambda: not answers(port) and not home.has_worker())
        out, err = served.communicate()
    assert "background worker runs" in out
    assert "started again" in err
    with subprocess.Popen(
        command, cwd=tmp_path, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        until(lambda: answers(port) and home.has_worker())
        served.terminate()
        out, err = served.communicate()
    assert (served.returncode, "Stopped" in out) == (0, True)
    assert not home.has_worker()
