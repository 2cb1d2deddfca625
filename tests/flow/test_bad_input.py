"""Whatever is given: one clear sentence, exit code 1 or 2, nothing half-written."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests import databases
from tests.conftest import Answer
from tests.readers.forms.writing import MIMETYPE, to_xlsx, zipped

Khabar = Callable[..., Answer]
FILES: dict[str, bytes] = {
    "empty.csv": b"",
    "blank.csv": b"\n \n\n",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "cyrillic.csv": "id,имя\n1,Владимир Иванов\n".encode("koi8-r"),
    "header.csv": b"id,name\n",
    "nameless.csv": b"id,colour\n1,red\n",
    "list.docx": b"PK\x03\x04 something",
    "empty.txt": b"",
    "broken.xlsx": to_xlsx([["id", "name"], ["1", "Zayd"]])[:-99],
    "locked.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 40,
    "bomb.ods": zipped({"mimetype": MIMETYPE, "content.xml": "<a>" + " " * 70_000_000 + "</a>"}),
    "laughs.ods": zipped(
        {"mimetype": MIMETYPE, "content.xml": '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'}
    ),
    "nameless.xlsx": to_xlsx([["id", "colour"], ["1", "red"]]),
    "torn.json": b'[{"name": "Zayd"}, {"na',
    "empty.html": b"<html><body></body></html>",
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_in_one_sentence_and_leaves_nothing(khabar: Khabar, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    done = khabar("intake", name, "--source", "A", "--register", "data")
    assert done.code == 1
    sentence = done.err.strip()
    assert sentence.startswith(f"khabar: {name}: ")
    assert "\n" not in sentence
    assert not [path for path in (tmp_path / "data" / "store").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (("intake", "nowhere.csv", "--source", "A"), 1, "no such file"),
        (("intake", ".", "--source", "A"), 1, "folder"),
        (("intake", "http://127.0.0.1/list.csv", "--source", "A"), 1, "nobody on the open web"),
        (("intake", "ftp://a.example/list.csv", "--source", "A"), 2, "no address of the web"),
        (("intake", "a.csv"), 2, "--source"),
        (("search", "Zayd", "--register", "nowhere"), 2, "no register"),
        (("serve", "--register", "nowhere"), 2, "no register"),
        (("link", "--register", "nowhere"), 2, "no register"),
        (("link", "a.csv"), 2, "--out"),
        (("synth", "--out", "a.csv"), 1, "this is a file. Name a folder"),
        (("link", "a.csv", "--out", "out", "--threshold", "7"), 2, "probability"),
        (("link", "nowhere.csv", "--out", "out"), 1, "no such file"),
        (("demo", "--people", "many"), 2, "whole number"),
        (("serve", "--port", "0"), 2, "whole number"),
        (("fly",), 2, "invalid choice"),
    ],
)
def test_a_bad_call_is_said(khabar: Khabar, tmp_path: Path, call: tuple[str, ...], code: int, words: str) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    done = khabar(*call)
    assert done.code == code
    assert words in done.err


def test_rejected_rows_are_shown_and_the_others_are_taken_in(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,name\n1,Zayd\n2,Omar,x\n3,"Huda\n4,Amal\n')
    done = khabar("intake", "a.csv", "--source", "A")
    assert done.code == 1
    assert "row 3 is rejected: it has 3 cells where the header has 2" in done.out
    assert "4 " in done.out or "3 " in done.out
    assert khabar("search", "Amal").out.count("Amal") >= 1


def test_a_cell_of_a_hundred_megabytes_is_one_rejected_row(khabar: Khabar, tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w") as file:
        file.write("id,name\n1,Zayd\n2,")
        for _ in range(100):
            file.write("x" * 1_000_000)
        file.write("\n3,Omar\n")
    done = khabar("intake", "a.csv", "--source", "A")
    assert done.code == 1
    assert "row 3 is rejected: it has more than 1,000,000 characters" in done.out
    assert "Omar" in khabar("search", "Omar").out


def test_a_port_in_use_is_said(khabar: Khabar) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = khabar("demo", "--people", 20, "--port", taken.getsockname()[1])
    assert done.code == 1
    assert "is in use" in done.err


def test_a_register_that_can_not_be_written_is_said(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    (tmp_path / "file").write_text("")
    done = khabar("intake", "a.csv", "--source", "A", "--register", "file/data")
    assert done.code in (1, 2)
    assert "file/data" in done.err
    assert khabar("intake", "a.csv", "--source", "A", "--register", "data").code == 0
    if databases.server():
        databases.run_sql(tmp_path / "data", "drop table accounts_identity")
    else:
        (tmp_path / "data" / "register.sqlite3").write_bytes(b"not a database, " * 1000)
    done = khabar("search", "Zayd", "--register", "data")
    assert done.code == 1
    assert "database" in done.err


def test_tables_of_a_newer_version_are_refused(khabar: Khabar, tmp_path: Path) -> None:
    assert khabar("user", "add", "amal", "--register", "data", given="a long enough password\n").code == 0
    newer = "insert into django_migrations(app, name, applied) values('people', '9999_x', '2030-01-01')"
    databases.run_sql(tmp_path / "data", newer)
    done = khabar("search", "Zayd", "--register", "data")
    assert done.code == 1
    assert "newer khabar" in done.err


def test_a_weak_password_is_refused(khabar: Khabar) -> None:
    done = khabar("user", "add", "amal", given="short\n")
    assert done.code == 1
    assert "too short" in done.err


def test_ctrl_c_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n" + "".join(f"{n},Zayd {n}\n" for n in range(60_000)))
    at_a_terminal = ["env", "--default-signal=INT"]  # what starts the tests in the background ignores Ctrl-C for them
    command = [*at_a_terminal, sys.executable, "-m", "khabar", "intake", "a.csv", "--source", "A"]
    told = databases.environment(tmp_path / "khabar-data")
    with subprocess.Popen(command, cwd=tmp_path, env=told, stderr=subprocess.PIPE, text=True) as child:
        while not (tmp_path / "khabar-data" / "register.toml").exists():
            time.sleep(0.02)
        time.sleep(1)
        while child.poll() is None:  # an interrupt that arrives inside a library's callback may be swallowed there
            child.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)
        err = child.stderr.read() if child.stderr else ""
    assert child.returncode == 1
    assert "run the same command again" in err
    assert "Traceback" not in err
