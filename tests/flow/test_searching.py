"""From lists to whoever fits a mixture of conditions: found in a new process, gone with their intake, back with it."""

import json
import subprocess
import sys
from pathlib import Path

from tests import databases

LISTS = {
    "one": "id,name,mother_name,event,event_date,event_place\n"
    "1,سمر عادل الخباز,هند,اعتقال,2012-03-05,حمص\n2,زيد النجار,,held,2013,Damascus\n",
    "two": "id,name,event,event_date,event_place\n1,Samar Khabbaz,seen alive,2014,Aleppo\n",
}


def khabar(folder: Path, *words: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "khabar", *words, "--register", str(folder / "register")]
    told = databases.environment(folder / "register")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=told, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def found(folder: Path, name: str, **asked: str) -> list[str]:
    options = [word for field, text in asked.items() for word in (f"--{field}", text)]
    code, answer, trouble = khabar(folder, "search", name, *options, "--json")
    assert code == 0, trouble
    return [row["name"] for row in json.loads(answer)]


def test_a_mixture_of_conditions_finds_who_is_meant(tmp_path: Path) -> None:
    for name, text in LISTS.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        assert khabar(tmp_path, "intake", f"{name}.csv", "--source", f"Source {name}")[0] == 0
    assert set(found(tmp_path, "Samer al-Khabaz")) == {"سمر عادل الخباز", "Samar Khabbaz"}
    assert (tmp_path / "register" / "searching").is_dir()
    assert found(tmp_path, "", place="Homs", since="2012", until="3/2012", kind="detained") == ["سمر عادل الخباز"]
    assert found(tmp_path, "سمر الخباز", source="two") == ["Samar Khabbaz"]
    assert found(tmp_path, "", mother="Hind", place="Aleppo") == []
    (tmp_path / "three.csv").write_text("id,name\n1,سمر الخباز\n", "utf-8")
    assert khabar(tmp_path, "intake", "three.csv", "--source", "Source three")[0] == 0
    assert len(found(tmp_path, "Samar Khabbaz")) == 3
    code, answer, _ = khabar(tmp_path, "search", "سمر", "--mother", "هند")
    assert code == 0
    assert "bits" in answer


def test_what_can_not_be_asked_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(LISTS["one"], "utf-8")
    assert khabar(tmp_path, "intake", "one.csv", "--source", "S")[0] == 0
    for words, said in (
        (("", "--since", "some day"), "--since: This is no date"),
        (("",), "NAME: Enter a name"),
        (("x", "--kind", "everything"), "--kind: Select a valid choice"),
    ):
        code, _, trouble = khabar(tmp_path, "search", *words)
        assert code == 2
        assert said in trouble
        assert "Traceback" not in trouble
