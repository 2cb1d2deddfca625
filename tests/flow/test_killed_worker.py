"""A worker killed half-way by the system: the one that follows goes on, and the register is the same."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

from khabar.register.home import Home

ROWS = 40_000


class Browser:
    """Just enough of one: cookies, forms with their token, and a file."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[str, str]:
        with self.opener.open(self.address + path) as answer:
            return answer.geturl().removeprefix(self.address), answer.read().decode()

    def post(self, path: str, file: Path | None = None, **told: str) -> tuple[str, str]:
        told["csrfmiddlewaretoken"] = next(cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken")
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in told.items()
        ]
        body = "".join(parts).encode()
        if file:
            head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
            body += head.encode() + file.read_bytes() + b"\r\n"
        body += f"--{mark}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}", "Referer": self.address + path}
        with self.opener.open(urllib.request.Request(self.address + path, body, headers)) as answer:
            return answer.geturl().removeprefix(self.address), answer.read().decode()


def until(what: Callable[[], bool]) -> None:
    """Wait until it is so; the test runner's own limit ends a wait that is in vain."""
    while not what():
        time.sleep(0.1)


def test_a_worker_killed_half_way_is_followed_by_one_that_goes_on(
    khabar: Callable[..., Answer], tmp_path: Path
) -> None:
    big = tmp_path / "big.csv"
    big.write_text("id,name,status\n" + "".join(f"{n},أحمد محمود {n},held\n" for n in range(ROWS)), "utf-8")
    assert khabar("user", "add", "amal", "--role", "case_worker", given="a long enough password\n").code == 0
    home = Home(tmp_path / "khabar-data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "serve", "--port", str(port)]
    environment = databases.environment(home.root)
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as served:
        assert served.stdout is not None
        served.stdout.readline()
        browser = Browser(f"http://127.0.0.1:{port}")
        browser.get("/sign-in/")
        browser.post("/sign-in/", username="amal", password="a long enough password")
        browser.get("/intake/")
        review, page = browser.post("/intake/", big, source="Committee", list_name="")
        version = re.search(r'name="version" value="(\d+)"', page)
        assert version
        told = {"version": version[1], "source": "Committee", "list_name": "big", "take_in": "1"}
        job, _ = browser.post(review, **told)

        def rows_done() -> int:
            said = re.search(r'<progress[^>]* value="(\d+)"', browser.get(f"{job}now/")[1])
            return int(said[1]) if said else ROWS

        until(lambda: rows_done() > 0)
        os.kill(int((home.root / "worker.lock").read_text()), signal.SIGKILL)
        until(lambda: "not running" in browser.get(f"{job}now/")[1])
        until(lambda: 'data-watched="0"' in browser.get(f"{job}now/")[1])
        assert f"<dd>{ROWS}</dd>" in browser.get(f"{job}now/")[1]
        served.terminate()
        served.communicate()
    again = khabar("intake", "big.csv", "--source", "Committee", "--json")
    assert '"was_held": true' in again.out
    assert f'"records": {ROWS}' in again.out
