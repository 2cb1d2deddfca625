"""A real register of made-up people, served by `khabar serve`, and a real Chromium."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests import databases
from tests.smtp import Mailbox, mail_server

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text("utf-8")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 180_000
"""Milliseconds until a page counts as broken: more than a busy machine needs."""


@dataclass(frozen=True)
class Served:
    """Where the demonstration is served, and how to sign in."""

    address: str
    user: str
    password: str
    folder: Path

    @property
    def by_number(self) -> str:
        """The same by the IP address, where passkeys don't work."""
        return self.address.replace("localhost", "127.0.0.1")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "demo", "--people", "300", "--port", str(port)]
    told = databases.environment(folder / "khabar-demo")
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=told
    ) as child:
        assert child.stdout is not None
        lines = []
        for line in child.stdout:
            lines.append(line)
            if line.startswith("Serving"):
                break
        said = re.search(r"Sign in as (\S+) with the password (\S+)", "".join(lines))
        assert said, "".join(lines)
        assert f"http://localhost:{port}/" in lines[-1]
        yield Served(f"http://localhost:{port}", said[1], said[2], folder)
        child.terminate()
        child.communicate()
        assert child.returncode == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "Chromium is missing; ./khabar test installs it"
    # Playwright leaves an event loop in this thread, which Django would take for an asynchronous caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Open a page in a language and width, signed in or not; at the end, nothing may have gone to the console."""
    contexts, said = [], []

    ours = (served.address, served.by_number)

    def to(
        path: str = "/", language: str = "en-GB", width: int = 1100, signed_in: bool = True, by_number: bool = False
    ) -> Page:
        context = browser.new_context(locale=language, viewport={"width": width, "height": 900})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.extend([] if request.url.startswith(ours) else [request.url]))
        page.goto((served.by_number if by_number else served.address) + path)
        if signed_in:
            page.fill("#id_username", served.user)
            page.fill("#id_password", served.password)
            page.press("#id_password", "Enter")
            page.wait_for_url(served.address + path)
        return page

    yield to
    for context in contexts:
        context.close()
    assert not said


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a screenshot, and hold the page to axe-core and to the width of the screen."""

    def at(page: Page, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)
        page.evaluate(AXE)
        found = page.evaluate(
            "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))"
        )
        assert found == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    return at


@pytest.fixture(scope="session")
def mailbox(served: Served) -> Iterator[Mailbox]:
    """A real mail server, named in the demonstration's register.toml; its worker sends there from now on."""
    with mail_server() as found:
        with (served.folder / "khabar-demo" / "register.toml").open("a", encoding="utf-8") as file:
            file.write(found.settings())
        yield found
