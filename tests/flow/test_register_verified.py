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
