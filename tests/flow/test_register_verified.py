"""A register that somebody touched is found out, and the first entry that fails is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

RENUMBER = (
    "update documents_custodyentry set id = 99 where id = 1; update documents_custodyentry set id = 1 where id = 2;"
)
CUT = (
    "delete from accounts_auditentry where id = (select max(id) from accounts_auditentry);"
    "update accounts_chainhead set length = length - 1, last_hash = (select hash from accounts_auditentry "
    "order by id desc limit 1) where name = 'audit';"
)
SWAP = """
update TABLE set id = 99 where id = 1; update TABLE set id = 1 where id = 2; update TABLE set id = 2 where id = 99;
"""
DAMAGE = (
    ("update accounts_auditentry set action = 'other' where id = 2;", "audit log: entry 2 fails first"),
    ("delete from accounts_auditentry where id = 2;", "audit log: entry 2 fails first"),
    (RENUMBER, "custody log: entry 1 fails first"),
    ("delete from documents_custodyentry where id = 2;", "custody log: entry 2"),
    (CUT, "is missing: it was cut off"),
)


def test_whoever_touched_the_register_is_found_out(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "a.csv", "--source", "A", "--register", "data").code == 0
    whole = khabar("verify", "--register", "data")
    assert whole.code == 0, whole.err
    for number, (damage, words) in enumerate(DAMAGE):
        copy = shutil.copytree(tmp_path / "data", tmp_path / str(number))
        databases.copy_database(tmp_path / "data", copy)
        databases.run_sql(copy, damage)
        found = khabar("verify", "--register", copy, "--anchor", "data/anchors.jsonl")
        assert found.code == 1, damage
        assert words in found.err
    stored = next(path for path in (tmp_path / "data" / "store").rglob("*") if path.is_file())
    stored.chmod(0o600)
    stored.write_text("id,name\n1,Zaid\n")
    assert "not those that were sealed" in khabar("verify", "--register", "data").err
    (tmp_path / "bad").write_text("no anchor\n")
    assert "line 1 is no anchor" in khabar("verify", "--register", "data", "--anchor", "bad").err
    assert khabar("verify").code == 2


def test_an_intake_leaves_an_anchor_that_finds_a_cut_out(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    """Without any verification in between: each end of an intake says where the logs stood."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"id,name\n1,Zayd {name}\n")
        assert khabar("intake", f"{name}.csv", "--source", "A", "--register", "data").code == 0
    databases.run_sql(tmp_path / "data", CUT)
    found = khabar("verify", "--register", "data")
    assert (found.code, "audit log: entry 6 is missing: it was cut off" in found.err) == (1, True)
    assert "verified" not in (tmp_path / "data" / "anchors.jsonl").read_text()


def test_reordered_entries_are_found_out(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "a.csv", "--source", "A", "--register", "data").code == 0
    for table, log in (("accounts_auditentry", "audit"), ("documents_custodyentry", "custody")):
        databases.run_sql(tmp_path / "data", SWAP.replace("TABLE", table))
        assert f"{log} log: entry 1 fails first" in khabar("verify", "--register", "data").err
