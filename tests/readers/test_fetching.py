"""Documents fetched from a local server; and nothing from any place that is not of the open web."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from khabar.model import BadInput
from khabar.readers import DOCUMENTS, fetch, fetching, is_address

PAGES = {
    "/page": (200, "text/html; charset=utf-8", b"<p>Forty men came home.</p>"),
    "/text": (200, "text/plain; charset=windows-1256", "عاد أربعون رجلاً".encode("cp1256", "ignore")),
    "/bulletin/list%207%20b.csv": (200, "application/octet-stream", b"id,name\n1,Zayd\n"),
    "/claimed": (200, "text/plain; charset=iso-8859-1", "جاؤوا".encode()),
    "/unknown": (200, "application/octet-stream", b"?"),
    "/picture": (200, "image/png", b"\x89PNG"),
    "/gone": (404, "text/html", b""),
    "/large": (200, "text/plain", b"a" * 2000),
}
MOVED = {"/moved": "/page", "/round": "/round", "/metadata": "http://169.254.169.254/", "/file": "file:///etc/passwd"}
PRIVATE = (
    "127.0.0.1", "127.9.9.9", "0.0.0.0",  # noqa: S104 - it is refused
    "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1",
)  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path in MOVED:
            self.send_response(302)
            self.send_header("Location", MOVED[self.path])
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
def server() -> Iterator[str]:
    """Where a server listens on this machine, which no fetching may reach."""
    Handler.asked = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, taken for a server of the open web by its address, and nobody else."""
    real = fetching.is_public
    own = int(server.rpartition(":")[2])
    monkeypatch.setattr(
        fetching, "is_public", lambda network, port: (network, port) == ("127.0.0.1", own) or real(network, port)
    )
    return f"http://{server}"


def names(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, ...]) -> None:
    """Let a name mean one thing after the other, the last one for ever."""
    left = list(answers)

    def look_up(_host: str, port: int, **_kind: Any) -> list[Any]:
        now = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in now]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_page_and_a_text_come_as_files_of_their_form(address: str) -> None:
    page = fetch(f"{address}/page")
    assert (page.name.rpartition(".")[2], page.address) == ("html", f"{address}/page")
    moved = fetch(f"{address}/moved")
    assert (moved.data, moved.address) == (PAGES["/page"][2], f"{address}/page")
    text = fetch(f"{address}/text")
    assert (text.name.rpartition(".")[2], text.encoding, text.data) == ("txt", "windows-1256", PAGES["/text"][2])


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/picture", "it is image/png"),
        ("/bulletin/list%207%20b.csv", "it is application/octet-stream, not a page or a text"),
        ("/gone", "the server answered 404"),
        ("/large", "it is larger than"),
        ("/round", "it leads on and on"),
        ("/file", "no address on the web"),
    ],
)
def test_what_cannot_be_used_is_refused(address: str, path: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    with pytest.raises(BadInput, match=says):
        fetch(f"{address}{path}")


def test_a_list_comes_where_lists_are_wanted_by_its_type_or_else_its_ending(address: str) -> None:
    found = fetch(f"{address}/bulletin/list%207%20b.csv", DOCUMENTS)
    assert found.name.endswith("-list-7-b.csv")
    assert found.data == b"id,name\n1,Zayd\n"
    with pytest.raises(BadInput, match="not a page, a text or a list"):
        fetch(f"{address}/unknown", DOCUMENTS)


def test_bytes_are_never_changed_and_utf_8_goes_before_what_the_server_claims(address: str) -> None:
    found = fetch(f"{address}/claimed")
    assert (found.data, found.encoding) == (PAGES["/claimed"][2], "")


def test_what_the_server_says_of_it_is_kept_as_far_as_it_tells_where_from(address: str) -> None:
    found = fetch(f"{address}/moved")
    assert (found.asked, found.address) == (f"{address}/moved", f"{address}/page")
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"
    assert set(found.headers) == {"Date", "Content-Type"}


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda _network, _port: True)
    with pytest.raises(BadInput, match="it can't be fetched"):
        fetch("http://127.0.0.1:1/")


def test_a_server_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda _network, _port: True)
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(BadInput, match="it takes too long"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_only_the_web_has_addresses() -> None:
    assert is_address("https://example.org/a")
    assert not is_address("file:///etc/passwd")
    assert not is_address("article.txt")


@pytest.mark.parametrize("network", PRIVATE)
def test_case_11_no_private_or_special_network_is_asked(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not fetching.is_public(network, 80)
    names(monkeypatch, (network,))
    monkeypatch.setattr(fetching.subprocess, "run", lambda *_a, **_k: pytest.fail("somebody was asked"))
    with pytest.raises(BadInput, match="nobody on the open web"):
        fetch("http://made-up.example/")


def test_case_11_the_open_web_is_asked_at_its_usual_ports_only() -> None:
    assert fetching.is_public("93.184.215.14", 443)
    assert fetching.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c", 80)
    assert not fetching.is_public("93.184.215.14", 22)


@pytest.mark.parametrize(
    "written",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f000001/",
        "http://127.1/", "http://localhost/", "http://169.254.169.254/latest/meta-data/", "http://user:secret@a.example/",
        "http://a.example:notaport/", "http://[::1/", "http:///x",
    ],
)  # fmt: skip
def test_case_11_however_it_is_written_nobody_is_asked(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.subprocess, "run", lambda *_a, **_k: pytest.fail("somebody was asked"))
    with pytest.raises(BadInput):
        fetch(written)


def test_case_11_a_name_with_one_private_meaning_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ("93.184.215.14", "10.0.0.1"))
    monkeypatch.setattr(fetching.subprocess, "run", lambda *_a, **_k: pytest.fail("somebody was asked"))
    with pytest.raises(BadInput, match="nobody on the open web"):
        fetch("http://made-up.example/")


def test_case_11_a_redirection_is_checked_like_the_first_address(address: str) -> None:
    with pytest.raises(BadInput, match=r"169\.254\.169\.254.*nobody on the open web"):
        fetch(f"{address}/metadata")
    assert Handler.asked == ["/metadata"]


def test_case_11_a_name_that_means_something_else_the_next_time_gains_nothing(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was checked is what is connected to: the name is looked up once, by us, never by the process that asks."""
    asked: list[str] = []

    def note(*_command: Any, **how: Any) -> Any:
        asked.append(how["input"].decode())
        raise fetching.subprocess.TimeoutExpired("asking", 1)

    names(monkeypatch, ("93.184.215.14",), ("127.0.0.1",))
    monkeypatch.setattr(fetching.subprocess, "run", note)
    with pytest.raises(BadInput):
        fetch("http://made-up.example/page")
    assert '"network": "93.184.215.14"' in asked[0]
    with pytest.raises(BadInput, match="nobody on the open web"):
        fetch("http://made-up.example/page")
    assert (len(asked), Handler.asked) == (1, [])
