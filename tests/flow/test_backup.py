"""The restore drill: a register in use is saved, made anew elsewhere, and is the same; what is damaged is refused."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from tests import databases
from tests.conftest import Answer

from khabar.register.backup.archive import Sums, unpack
from khabar.register.backup.keys import read_identities
from khabar.register.backup.streams import decrypted
from khabar.synth import write

Khabar = Callable[..., Answer]
MOVES_ON = {"accounts.auditentry", "accounts.chainhead"}
"""Tables to which a backup and a restore add an entry of their own."""


def contents(file: Path, key: Path) -> tuple[dict[str, str], dict[str, Any]]:
    """The SHA-256 of every part of a backup that must not change, and what the backup says about itself."""
    about, sums = {}, Sums()
    with decrypted(file, read_identities(key)) as stream:
        for name, read in unpack(stream, sums):
            content = b"".join(read())
            about |= json.loads(content) if name == "about.json" else {}
    same = {name: digest for name, (_, digest) in sums.items() if name.startswith(("tables/", "store/", "runs/"))}
    return {name: digest for name, digest in same.items() if name.split("/")[1] not in MOVES_ON}, about


def empty(folder: Path) -> str:
    """The name of a folder that a register is restored into; on PostgreSQL its database is made, with nothing in it."""
    if server := databases.server():
        name = databases.database_of(folder)
        server.run(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    return str(folder)


@pytest.fixture
def key(khabar: Khabar, tmp_path: Path) -> str:
    """A key in `key`; returns its recipient."""
    made = khabar("backup", "--new-key", "key", "--json")
    assert made.code == 0, made.err
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    return str(json.loads(made.out)["recipient"])


@pytest.fixture
def used(khabar: Khabar, tmp_path: Path) -> Path:
    """A register with a linked list, a text, rejected rows, names in Arabic, and a user."""
    written = write(60, 2, 1, tmp_path / "lists")
    (tmp_path / "odd.csv").write_text('id,name\n007,"عمر\nالخولاني"\n007,Omar,too many\n', "utf-8")
    files = [*written.files, *written.statements, tmp_path / "odd.csv"]
    khabar("intake", *files, "--source", "A source", "--register", "data")
    assert khabar("link", "--register", "data").code == 0
    assert khabar("user", "add", "amal", "--register", "data", given="a long enough password\n").code == 0
    return tmp_path / "data"


def test_a_register_comes_back_the_same(khabar: Khabar, tmp_path: Path, key: str, used: Path) -> None:
    saved = khabar("backup", "--to", "one.age", "--recipient", key, "--register", "data", "--json")
    assert saved.code == 0, saved.err
    plain = (tmp_path / "one.age").read_bytes()
    assert b"documents_record" not in plain
    assert "عمر".encode() not in plain
    restored = khabar("restore", "one.age", "--identity", "key", "--register", empty(tmp_path / "new"), "--json")
    assert restored.code == 0, restored.err
    said = json.loads(restored.out)
    assert said["whole"] is True
    assert said["rows"] == {label: rows for label, rows in json.loads(saved.out)["rows"].items() if rows}
    assert khabar("verify", "--register", "new").code == 0
    assert khabar("backup", "--to", "two.age", "--recipient", key, "--register", "new").code == 0
    first, about = contents(tmp_path / "one.age", tmp_path / "key")
    second, later = contents(tmp_path / "two.age", tmp_path / "key")
    assert first == second
    assert later["serials"].items() >= {k: v for k, v in about["serials"].items() if k not in MOVES_ON}.items()
    ask = ("search", "Omar Khoulani", "--json", "--register")
    assert khabar(*ask, "data").out == khabar(*ask, "new").out != "[]\n"
    for name in ("secret.key", "register.toml", "anchors.jsonl"):
        assert (tmp_path / "new" / name).stat().st_mode & 0o077 == 0, name
    assert (tmp_path / "new" / "secret.key").read_text() != (used / "secret.key").read_text()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".khabar")]
    more = khabar("intake", "odd.csv", "--source", "A source", "--register", "new")
    assert "nothing added" in more.out
    (tmp_path / "more.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "more.csv", "--source", "B", "--register", "new").code == 0
    assert khabar("verify", "--register", "new").code == 0


def test_a_register_moves_between_a_file_and_a_server(khabar: Khabar, tmp_path: Path, key: str, used: Path) -> None:
    """From the database of this run of the tests into a file, and back."""
    assert used.is_dir()
    for number, (source, target) in enumerate((("data", "file"), ("file", "back"))):
        saving, restoring = ({"DATABASE_URL": ""} if name == "file" else {} for name in (source, target))
        empty(tmp_path / target)
        saved = khabar("backup", "--to", f"{number}.age", "--recipient", key, "--register", source, **saving)
        assert saved.code == 0, saved.err
        done = khabar("restore", f"{number}.age", "--identity", "key", "--register", target, **restoring)
        assert done.code == 0, done.err
        verified = khabar("verify", "--register", target, **restoring)
        assert verified.code == 0, verified.err
    assert khabar("backup", "--to", "2.age", "--recipient", key, "--register", "back").code == 0
    found = [contents(tmp_path / f"{number}.age", tmp_path / "key") for number in range(3)]
    assert found[0][0] == found[1][0] == found[2][0]
    vendor = "postgresql" if databases.server() else "sqlite"
    assert [about["database"] for _, about in found] == [vendor, "sqlite", vendor]
    if databases.server():
        assert not (tmp_path / "back" / "register.sqlite3").exists()
    (tmp_path / "more.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "more.csv", "--source", "B", "--register", "back").code == 0
    assert khabar("user", "add", "omar", "--register", "back", given="a long enough password\n").code == 0


def test_a_database_that_is_not_empty_is_left_alone(khabar: Khabar, tmp_path: Path, key: str, used: Path) -> None:
    assert used.is_dir()
    assert khabar("backup", "--to", "x.age", "--recipient", key, "--register", "data").code == 0
    if server := databases.server():
        told = {"DATABASE_URL": server.url(databases.database_of(used))}
        refused = khabar("restore", "x.age", "--identity", "key", "--register", "new", **told)
        assert (refused.code, "not empty" in refused.err) == (1, True)
    refused = khabar("restore", "x.age", "--identity", "key", "--register", "data")
    assert (refused.code, "not an empty folder" in refused.err) == (1, True)
    assert not (tmp_path / "new").exists()
    assert khabar("verify", "--register", "data").code == 0


def test_a_backup_is_of_one_moment_while_lists_are_taken_in(khabar: Khabar, tmp_path: Path, key: str) -> None:
    (tmp_path / "first.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "first.csv", "--source", "A", "--register", "data").code == 0
    rows = "".join(f"{n},Omar Number {n}\n" for n in range(8_000))
    for name in ("b", "c"):
        (tmp_path / f"{name}.csv").write_text(f"id,name\n{name}{rows}")
    command = [sys.executable, "-m", "khabar", "intake", "b.csv", "c.csv", "--source", "A", "--register", "data"]
    told = databases.environment(tmp_path / "data")
    sizes = []
    with subprocess.Popen(command, cwd=tmp_path, env=told, stdout=subprocess.DEVNULL) as intake:
        for number in range(2):
            sleep(0.7)  # let the intake go on between two backups; nothing is asserted of how far
            saved = khabar("backup", "--to", f"{number}.age", "--recipient", key, "--register", "data", "--json")
            assert saved.code == 0, saved.err
            sizes.append(sum(json.loads(saved.out)["rows"].values()))
        assert intake.wait() == 0
    assert sizes == sorted(sizes)
    for number in range(2):
        new = f"new{number}"
        done = khabar("restore", f"{number}.age", "--identity", "key", "--register", empty(tmp_path / new))
        assert done.code == 0, done.err
        assert khabar("verify", "--register", new).code == 0
        again = khabar("intake", "b.csv", "c.csv", "--source", "A", "--register", new, "--json")
        assert [answer["records"] for answer in json.loads(again.out)] == [8_000, 8_000]


def test_what_can_not_be_restored_is_one_sentence_and_leaves_nothing(khabar: Khabar, tmp_path: Path, key: str) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    assert khabar("backup", "--to", "whole.age", "--recipient", key, "--register", "data").code == 0
    whole = (tmp_path / "whole.age").read_bytes()
    (tmp_path / "cut.age").write_bytes(whole[:-1])
    (tmp_path / "altered.age").write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    (tmp_path / "none.age").write_bytes(b"")
    khabar("backup", "--new-key", "other")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("dear")
    before = sorted(path.name for path in tmp_path.iterdir())
    for words, call in (
        ("cut off or was altered", ("cut.age", "--identity", "key")),
        ("cut off or was altered", ("altered.age", "--identity", "key")),
        ("not a backup", ("none.age", "--identity", "key")),
        ("not a backup", ("a.csv", "--identity", "key")),
        ("no such file", ("absent.age", "--identity", "key")),
        ("key does not open it", ("whole.age", "--identity", "other")),
        ("no key of a backup", ("whole.age", "--identity", "a.csv")),
    ):
        refused = khabar("restore", *call, "--register", empty(tmp_path / "new"))
        assert (refused.code, refused.err.count("\n")) == (1, 1), refused.err
        assert words in refused.err
        assert sorted(path.name for path in tmp_path.iterdir()) == before
    full = khabar("restore", "whole.age", "--identity", "key", "--register", empty(tmp_path / "full"))
    assert "not an empty folder" in full.err
    assert khabar("restore", "whole.age", "--identity", "key", "--register", empty(tmp_path / "new")).code == 0


def test_a_backup_is_not_written_where_it_must_not_be(khabar: Khabar, tmp_path: Path, key: str) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    for code, words, call in (
        (2, "needs a recipient", ("--to", "x.age")),
        (2, "no recipient", ("--to", "x.age", "--recipient", "age1x")),
        (2, "--to is missing", ("--recipient", key)),
        (2, "inside the register", ("--to", "data/x.age", "--recipient", key)),
        (1, "something of this name", ("--to", "a.csv", "--recipient", key)),
        (1, "no such folder", ("--to", "nowhere/x.age", "--recipient", key)),
        (2, "inside the register", ("--new-key", "data/key")),
    ):
        refused = khabar("backup", *call, "--register", "data")
        assert (refused.code, words in refused.err) == (code, True), refused.err
    assert not list(tmp_path.glob("*.age"))
    (tmp_path / "copies").mkdir()
    with (tmp_path / "data" / "register.toml").open("a") as file:
        file.write(f'\n[backup]\nfolder = "{tmp_path / "copies"}"\nrecipients = ["{key}"]\n')
    assert khabar("backup", "--register", "data").code == 0
    assert len(list((tmp_path / "copies").glob("khabar-*.tar.zst.age"))) == 1


def test_damaged_documents_are_named_and_the_rest_is_saved(khabar: Khabar, tmp_path: Path, key: str) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.csv").write_text(f"id,name\n1,Zayd {name}\n")
    khabar("intake", "a.csv", "b.csv", "c.csv", "--source", "A", "--register", "data")
    lost, changed, _ = sorted(path for path in (tmp_path / "data" / "store").rglob("*") if path.is_file())
    lost.unlink()
    changed.chmod(0o600)
    changed.write_text("id,name\n1,Zaid\n")
    saved = khabar("backup", "--to", "x.age", "--recipient", key, "--register", "data", "--json")
    assert (saved.code, len(json.loads(saved.out)["damaged"])) == (1, 2)
    restored = khabar("restore", "x.age", "--identity", "key", "--register", empty(tmp_path / "new"), "--json")
    assert (restored.code, len(json.loads(restored.out)["problems"])) == (1, 2)
    assert json.loads(restored.out)["documents"] == 2


def test_a_backup_of_a_newer_khabar_is_refused(khabar: Khabar, tmp_path: Path, key: str) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    newer = "import khabar.register.backup as b, sys; b.FORMAT = 2; from khabar.cli import main; sys.exit(main())"
    call = ["backup", "--to", "x.age", "--recipient", key, "--register", "data"]
    told = databases.environment(tmp_path / "data")
    subprocess.run([sys.executable, "-c", newer, *call], cwd=tmp_path, check=True, env=told)
    refused = khabar("restore", "x.age", "--identity", "key", "--register", empty(tmp_path / "new"))
    assert (refused.code, "newer khabar" in refused.err) == (1, True)
    assert not (tmp_path / "new").exists()


def test_a_backup_killed_half_way_leaves_nothing_that_looks_like_one(khabar: Khabar, tmp_path: Path, key: str) -> None:
    rows = "".join(f"{n},Omar Number {n}\n" for n in range(3_000))
    (tmp_path / "a.csv").write_text(f"id,name\n{rows}")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    call = ["backup", "--to", "copies/x.age", "--recipient", key, "--register", "data"]
    (tmp_path / "copies").mkdir()
    told = databases.environment(tmp_path / "data")
    with subprocess.Popen([sys.executable, "-m", "khabar", *call], cwd=tmp_path, env=told) as child:
        while child.poll() is None and not list((tmp_path / "copies").iterdir()):
            sleep(0.001)
        child.kill()
    assert not list((tmp_path / "copies").glob("*.age"))
    assert khabar(*call).code == 0
    shutil.rmtree(tmp_path / "data")
    assert khabar("restore", "copies/x.age", "--identity", "key", "--register", empty(tmp_path / "data")).code == 0


def test_a_restore_killed_half_way_leaves_nothing_that_the_next_does_not_take_away(
    khabar: Khabar, tmp_path: Path, key: str
) -> None:
    rows = "".join(f"{n},Omar Number {n}\n" for n in range(3_000))
    (tmp_path / "a.csv").write_text(f"id,name\n{rows}")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    assert khabar("backup", "--to", "x.age", "--recipient", key, "--register", "data").code == 0
    call = ["restore", "x.age", "--identity", "key", "--register", empty(tmp_path / "new")]
    told = databases.environment(tmp_path / "new")
    with subprocess.Popen([sys.executable, "-m", "khabar", *call], cwd=tmp_path, env=told) as child:
        while child.poll() is None and not list(tmp_path.glob(".khabar-restoring-*/store/*/*")):
            sleep(0.001)
        child.kill()
    assert not (tmp_path / "new").exists()
    assert khabar(*call).code == 0
    assert not list(tmp_path.glob(".khabar-restoring-*"))
    assert khabar("verify", "--register", "new").code == 0


OLDER = """
import sys
from pathlib import Path
from khabar.register.home import create_home
from khabar.register.opening import set_up_django

home = create_home(Path("old"))
set_up_django(home)
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

first = {"accounts": "0001_initial", "documents": "0001_initial", "people": "0001_initial"}
state = MigrationExecutor(connection).migrate([*first.items(), ("contenttypes", "0002_remove_content_type_name")])
from khabar.register.backup import saving, snapshot
from khabar.register.backup.keys import read_recipients

snapshot.apps = state.apps
state.apps.get_model("accounts", "User").objects.create(username="amal", password="x")
state.apps.get_model("documents", "Source").objects.create(name="A")
saving.audit = lambda *_, **__: None
saving.Snapshot.ask = lambda moment, query, ask=saving.Snapshot.ask: [] if "linkrun" in query else ask(moment, query)
saving.save(home, Path("old.age"), read_recipients([sys.argv[1]]), lambda *_: None)
"""


def test_a_backup_of_an_older_version_is_brought_forward(khabar: Khabar, tmp_path: Path, key: str) -> None:
    told = databases.environment(tmp_path / "old") | {"DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", OLDER, key], cwd=tmp_path, env=told, check=True)
    restored = khabar("restore", "old.age", "--identity", "key", "--register", empty(tmp_path / "new"), "--json")
    assert restored.code == 0, restored.err
    assert json.loads(restored.out)["rows"]["accounts.user"] == 1
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "a.csv", "--source", "A", "--register", "new").code == 0
    assert khabar("user", "password", "amal", "--register", "new", given="a long enough password\n").code == 0
    assert khabar("verify", "--register", "new").code == 0
