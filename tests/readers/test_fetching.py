"""Documents fetched from a local server."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from khabar.model import BadInput
from khabar.readers import fetch, fetching, is_address

PAGES = {
    "/page": (200, "text/html; charset=utf-8", b"<p>Forty men came home.</p>"),
    "/text": (200, "text/plain; charset=windows-1256", "عاد أربعون رجلاً".encode("cp1256", "ignore")),
    "/picture": (200, "image/png", b"\x89PNG"),
    "/gone": (404, "text/html", b""),
    "/large": (200, "text/plain", b"a" * 2000),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        status, kind, body = PAGES[self.path]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_and_a_text_come_as_files_of_their_form(address: str, tmp_path: Path) -> None:
    assert fetch(f"{address}/page", tmp_path).suffix == ".html"
    assert fetch(f"{address}/moved", tmp_path).read_bytes() == PAGES["/page"][2]
    text = fetch(f"{address}/text", tmp_path)
    assert (text.suffix, text.read_text("utf-8")[:2]) == (".txt", "عا")


@pytest.mark.parametrize(
    ("path", "says"),
    [("/picture", "it is image/png"), ("/gone", "the server answered 404"), ("/large", "it is larger than")],
)
def test_what_cannot_be_used_is_refused(
    address: str, tmp_path: Path, path: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(BadInput, match=says):
        fetch(f"{address}{path}", tmp_path)


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it can't be fetched"):
        fetch("http://127.0.0.1:1/", tmp_path)


def test_only_the_web_has_addresses() -> None:
    assert is_address("https://example.org/a")
    assert not is_address("file:///etc/passwd")
    assert not is_address("article.txt")
