"""What a family took back stays shut: in the register, in an earlier backup, and in what is restored from that."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests import databases
from tests.conftest import Answer

from khabar.register.backup.archive import Sums, unpack
from khabar.register.backup.keys import read_identities
from khabar.register.backup.streams import decrypted

Khabar = Callable[..., Answer]
CONTACT = "umm.karim@example.org"
OPEN = """
import json, sys
from pathlib import Path
from khabar.register.opening import open_register
open_register(Path(sys.argv[1]))
from khabar.register.families import actions, vault
from khabar.register.families.models import Enquiry
def opens(one):
    try:
        return vault.get(one, "you").get("contact", "")
    except vault.Shut:
        return None
"""
ASK = """
made = [actions.begin() for _ in range(2)]
for one in made:
    actions.save_step(one, "who", {"name": "Salma Khoulani"})
    actions.save_step(one, "you", {"contact": sys.argv[2]})
print(json.dumps([[one.public_id, vault.get(one, "card")["code"]] for one in made]))
"""
WITHDRAW = "actions.withdraw(Enquiry.objects.get(public_id=sys.argv[2]))"
LOOK = "print(json.dumps({one.public_id: opens(one) for one in Enquiry.objects.all()}))"


def within(folder: Path, script: str, *arguments: str) -> Any:
    """What a script finds in the register in `folder`."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN + script, str(folder), *arguments],
        capture_output=True, text=True, env=databases.environment(folder), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if done.stdout else None


def empty(folder: Path) -> str:
    """A folder to restore into; on PostgreSQL its database is made, with nothing in it."""
    if server := databases.server():
        name = databases.database_of(folder)
        server.run(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    return str(folder)


@pytest.mark.parametrize("copied", ["before", "after"])
def test_what_was_withdrawn_opens_nowhere_and_the_rest_comes_back(khabar: Khabar, tmp_path: Path, copied: str) -> None:
    """The copy of the keys is the newest in one case; in the other somebody kept one from before the withdrawal."""
    data, new = tmp_path / "data", tmp_path / "new"
    assert khabar("user", "add", "amal", "--register", "data", given="a long enough password\n").code == 0
    recipient = json.loads(khabar("backup", "--new-key", "key", "--json").out)["recipient"]
    (gone, code), (lives, _) = within(data, ASK, CONTACT)
    assert khabar("backup", "--to", "b.age", "--recipient", recipient, "--register", "data").code == 0
    if copied == "before":
        assert khabar("vault", "copy", "keys.age", "--recipient", recipient, "--register", "data").code == 0
    within(data, WITHDRAW, gone)
    if copied == "after":
        assert khabar("vault", "copy", "keys.age", "--recipient", recipient, "--register", "data").code == 0
    assert within(data, LOOK) == {gone: None, lives: CONTACT}

    plain, sums = b"", Sums()
    with decrypted(tmp_path / "b.age", read_identities(tmp_path / "key")) as stream:
        for name, read in unpack(stream, sums):
            assert "datakey" not in name
            plain += b"".join(read())
    for word in (CONTACT, "Salma", "Khoulani", code, code.replace("-", "")):
        assert word.encode() not in plain
        assert word.encode().hex().encode() not in plain
    assert not any("vault.key" in name for name in sums)

    assert khabar("restore", "b.age", "--identity", "key", "--register", empty(new)).code == 0
    assert within(new, LOOK) == {gone: None, lives: None}
    back = khabar("vault", "bring-back", "keys.age", "--key", "key", "--register", "new")
    assert back.code == 0, back.err
    if copied == "after":
        assert "whose key is not in the copy: 1" in back.out
        assert within(new, LOOK) == {gone: None, lives: CONTACT}
    else:  # the one way that SECURITY.md and the guide warn of
        assert within(new, LOOK) == {gone: CONTACT, lives: CONTACT}


def test_the_verb_says_in_one_sentence_what_is_wrong(khabar: Khabar, tmp_path: Path) -> None:
    khabar("user", "add", "amal", "--register", "data", given="a long enough password\n")
    assert khabar("vault", "turn", "--register", "data").code == 0
    (tmp_path / "rubbish").write_bytes(b"rubbish")
    recipient = json.loads(khabar("backup", "--new-key", "key", "--json").out)["recipient"]
    for words, code in (
        (["copy"], 2),
        (["turn", "file"], 2),
        (["bring-back", "rubbish"], 2),
        (["bring-back", "rubbish", "--key", "key"], 1),
        (["bring-back", "none", "--key", "key"], 1),
        (["copy", "keys.age"], 2),
        (["copy", "keys.age", "--recipient", "age1rubbish"], 2),
        (["copy", "no/such/folder/keys.age", "--recipient", recipient], 1),
    ):
        answer = khabar("vault", *words, "--register", "data")
        assert (answer.code, len(answer.err.strip().splitlines())) == (code, 1), (words, answer.err)


def test_without_any_copy_the_register_says_so_and_lets_go(khabar: Khabar, tmp_path: Path) -> None:
    data = tmp_path / "data"
    khabar("user", "add", "amal", "--register", "data", given="a long enough password\n")
    within(data, ASK, CONTACT)
    (data / "vault.key").unlink()
    assert "bring-back" in khabar("vault", "turn", "--register", "data").err
    given_up = khabar("vault", "give-up", "--register", "data")
    assert given_up.code == 0
    assert "2" in given_up.out
    assert len(within(data, ASK, CONTACT)) == 2
