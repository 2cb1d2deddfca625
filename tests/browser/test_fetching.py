"""An article from its address to its page, in a real browser: the worker fetches it from a real server."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests import databases
from tests.browser.conftest import Open, Served
from tests.web import Web, web_server

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 360, "rtl")]
TEXT = {
    "ltr": "<h1>Dozens let go</h1><p>Rami Odeh said that 120 detainees were released.</p><p>Recommend article</p>",
    "rtl": "<h1>الإفراج عن العشرات</h1><p>قال رامي عودة، المتحدث باسم اللجنة، إن 140 معتقلًا أُفرج عنهم.</p>",
}
PAGES = {
    "/moved-ltr": (301, {"Location": "/ltr"}, b""),
    **{
        f"/{way}": (
            200,
            {"Content-Type": "text/html; charset=utf-8"},
            f"<html><head><meta charset='utf-8'></head><body><article>{text}</article></body></html>".encode(),
        )
        for way, text in TEXT.items()
    },
}
WORKED = 120_000


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with web_server(PAGES) as found:
        yield found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, web: Web) -> Iterator[Served]:
    """An empty register whose administrator lets it fetch, and to which the made-up server is of the open web."""
    folder = tmp_path_factory.mktemp("fetching")
    told = web.seen_from(folder / "seen", {**os.environ, **databases.environment(folder / "khabar-data")})
    khabar = [sys.executable, "-m", "khabar"]
    add = [*khabar, "user", "add", "amal", "--role", "case_worker"]
    subprocess.run(add, cwd=folder, env=told, input="long enough a password\n", text=True, check=True)
    with (folder / "khabar-data" / "register.toml").open("a", encoding="utf-8") as file:
        file.write("\n[web]\nfetch = true\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [*khabar, "serve", "--port", str(port)]
    with subprocess.Popen(serve, cwd=folder, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
        assert child.stdout is not None
        assert any(line.startswith(b"Serving") for line in child.stdout)
        yield Served(f"http://localhost:{port}", "amal", "long enough a password", folder)
        child.terminate()
        child.communicate()


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_an_address_is_pasted_and_the_article_is_read(
    open_page: Open, look: Look, web: Web, language: str, width: int, direction: str
) -> None:
    kind, way = f"{direction}-{width}", {"ltr": "/moved-ltr", "rtl": "/rtl"}[direction]
    page = open_page("/press/paste/", language, width)
    page.fill("#id_fetch_source", f"Agency {direction}")
    page.fill("#id_address", web.address + way)
    page.press("#id_address", "Enter")
    page.wait_for_url(re.compile("/press/fetched/"))
    look(page, f"press-fetched-{kind}")
    page.locator("a[href^='/press/articles/']").click(timeout=WORKED)
    page.wait_for_selector("#findings")
    look(page, f"press-fetched-article-{kind}")
    expect(page.locator("dl.facts")).to_contain_text(f"{web.address}/{direction}")
    expect(page.locator(".prose mark.figure").last).to_have_text({"ltr": "120", "rtl": "140"}[direction])
    page.locator("main a[href^='/documents/']").first.click()
    expect(page.locator("dl.facts")).to_contain_text(f"{web.address}{way}")
    page.locator("dl.facts details summary").click()
    look(page, f"document-fetched-{kind}")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_what_does_not_come_is_told_on_the_page(
    open_page: Open, look: Look, served: Served, web: Web, language: str, width: int, direction: str
) -> None:
    """Of the register's own server too, which is on this machine and nobody on the open web."""
    page = open_page("/press/paste/", language, width)
    for address, words in ((f"{web.address}/nowhere", "answered 404"), (served.by_number, "nobody on the open web")):
        page.goto(served.address + "/press/paste/")
        page.fill("#id_fetch_source", "Agency")
        page.fill("#id_address", address)
        page.press("#id_address", "Enter")
        expect(page.locator(".alert-danger")).to_contain_text(words, timeout=WORKED)
    look(page, f"press-not-fetched-{direction}-{width}")
