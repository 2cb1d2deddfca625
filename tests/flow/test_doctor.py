"""The doctor looks at whole registers, also at ones that can't be opened, and changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

Khabar = Callable[..., Answer]


def states(khabar: Khabar) -> dict[str, str]:
    asked = khabar("doctor", "--register", "data", "--json")
    found = {one["check"]: one["state"] for one in json.loads(asked.out)}
    assert asked.code == (1 if "bad" in found.values() else 0), asked.err
    return found


def test_the_doctor_looks_at_a_register(khabar: Khabar, tmp_path: Path) -> None:
    assert khabar("doctor", "--register", "data").code == 2
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    found = states(khabar)
    assert "bad" not in found.values()
    assert (found["backup"], found["verification"], found["tables"]) == ("warning", "warning", "ok")
    recipient = json.loads(khabar("backup", "--new-key", "key", "--json").out)["recipient"]
    assert khabar("backup", "--to", "x.age", "--recipient", recipient, "--register", "data").code == 0
    assert khabar("verify", "--register", "data").code == 0
    found = states(khabar)
    assert (found["backup"], found["verification"]) == ("ok", "ok")
    plain = khabar("doctor", "--register", "data")
    assert (plain.code, "disk of the register" in plain.out) == (0, True)


def test_a_register_that_can_not_be_opened_is_looked_at_all_the_same(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")
    khabar("intake", "a.csv", "--source", "A", "--register", "data")
    newer = "insert into django_migrations(app, name, applied) values('people', '9999_x', '2030-01-01')"
    databases.run_sql(tmp_path / "data", newer)
    assert khabar("search", "Zayd", "--register", "data").code == 1
    assert states(khabar)["tables"] == "bad"
    databases.run_sql(tmp_path / "data", "drop table accounts_auditentry")
    assert states(khabar)["history"] == "warning"
    if not databases.server():
        (tmp_path / "data" / "register.sqlite3").write_bytes(b"not a database, " * 1000)
        assert states(khabar)["database"] == "bad"
