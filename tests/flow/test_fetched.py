"""Documents taken in by their addresses on the command line: what came is sealed, and says where from."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from tests import databases
from tests.conftest import Answer
from tests.web import Web, web_server

LIST = b"id,name,event\n1,Zayd Haddad Warraq,held\n"
PAGE = b"<html><body><article><h1>Let go</h1><p>Rami Odeh said that 40 were released.</p></article></body></html>"
PAGES = {
    "/lists/may.csv": (200, {"Content-Type": "text/csv", "ETag": '"a1"', "Set-Cookie": "kept=never"}, LIST),
    "/moved": (301, {"Location": "/article"}, b""),
    "/article": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
}


@pytest.fixture
def web() -> Iterator[Web]:
    with web_server(PAGES) as found:
        yield found


def intake(web: Web, folder: Path, *words: str) -> tuple[int, str, str]:
    """`khabar intake`, in a process to which the made-up server is one of the open web."""
    told = web.seen_from(folder / "seen", {**os.environ, **databases.environment(folder / "khabar-data")})
    command = [sys.executable, "-m", "khabar", "intake", *words, "--source", "A"]
    done = subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_what_came_is_sealed_with_its_address_its_time_and_what_the_server_said(web: Web, tmp_path: Path) -> None:
    given = [f"{web.address}{path}" for path in ("/lists/may.csv", "/moved", "/picture", "/nowhere", "/inside")]
    code, out, err = intake(web, tmp_path, *given, "--json")
    answers = json.loads(out)
    assert (code, [answer["file"] for answer in answers]) == (1, given)
    assert (answers[0]["records"], answers[0]["digest"]) == (1, sha256(LIST).hexdigest())
    assert (answers[1]["paragraphs"], answers[1]["digest"]) == (2, sha256(PAGE).hexdigest())
    for answer, words in zip(answers[2:], ("image/png", "answered 404", "nobody on the open web"), strict=True):
        assert words in answer["refused"]
        assert answer["refused"] in err
    kept = databases.ask(tmp_path / "khabar-data", "SELECT asked, address, headers FROM documents_origin ORDER BY id")
    assert [row[:2] for row in kept] == [(given[0], given[0]), (given[1], f"{web.address}/article")]
    headers = json.loads(kept[0][2]) if isinstance(kept[0][2], str) else kept[0][2]
    assert (headers["ETag"], "Set-Cookie" in headers, "Date" in headers) == ('"a1"', False, True)
    code, out, _err = intake(web, tmp_path, given[0], "--json")
    assert (code, json.loads(out)[0]["was_held"]) == (0, True)
    assert databases.ask(tmp_path / "khabar-data", "SELECT count(*) FROM documents_origin") == [(3,)]
    assert databases.ask(tmp_path / "khabar-data", "SELECT count(*) FROM documents_document") == [(2,)]


def test_a_dry_run_looks_and_keeps_nothing(web: Web, tmp_path: Path) -> None:
    code, out, _err = intake(web, tmp_path, f"{web.address}/lists/may.csv", "--dry-run", "--json")
    assert (code, json.loads(out)[0]["records"]) == (0, 1)
    assert not (tmp_path / "khabar-data").exists()


def test_this_machine_is_never_asked(khabar: Callable[..., Answer], web: Web) -> None:
    done = khabar("intake", f"{web.address}/lists/may.csv", "--source", "A")
    assert (done.code, web.asked) == (1, [])
    assert "nobody on the open web has this address" in done.err
