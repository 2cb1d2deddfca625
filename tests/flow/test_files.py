"""From files to a person's news and to linked lists, by the command line alone."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests import databases
from tests.conftest import Answer

from khabar.synth import write as write_lists

Khabar = Callable[..., Answer]


def test_lists_taken_in_and_linked_are_found_in_either_script(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("الرقم;الاسم;المواليد;الحالة\n001;أحمد محمود الخولاني;1980-02-03;مفقود\n", "cp1256")
    (tmp_path / "b.csv").write_text("id,full name,dob\n7,Ahmad Mahmoud al-Khoulani,3/2/1980\n", "utf-16")
    (tmp_path / "c.txt").write_text("A title\n\nA few hundred were released, an office said.\n")
    for name, source in (("a.csv", "Committee"), ("b.csv", "Page"), ("c.txt", "Outlet")):
        taken = khabar("intake", name, "--source", source, "--json")
        assert taken.code == 0, taken.err
        assert json.loads(taken.out)[0]["records"] == (0 if name == "c.txt" else 1)
    linked = khabar("link")
    assert linked.code == 0
    assert "pairs linked" in linked.out and "persons after" in linked.out and "unmet" not in linked.out
    found = [json.loads(khabar("search", name, "--json").out) for name in ("Khoulany Ahmed", "احمد الخولاني")]
    assert found[0][0]["person"] == found[1][0]["person"]
    assert khabar("search", "-", "--json", given="الخولاني\n").out != "[]\n"
    assert found[0][0]["person"] in khabar("search", "Khoulany Ahmed").out, "what is piped is not cut to a width"
    again = khabar("intake", "a.csv", "--source", "Committee")
    assert (again.code, "nothing added" in again.out) == (0, True)


def test_lists_in_files_link_without_a_register(khabar: Khabar, tmp_path: Path) -> None:
    written = write_lists(200, 3, 5, tmp_path / "lists")
    done = khabar("link", *written.files, "--out", "out", "--json")
    assert done.code == 0, done.err
    assert not (tmp_path / "khabar-data").exists()
    clusters = pq.read_table(tmp_path / "out" / "clusters.parquet")
    assert clusters.num_rows == written.counts["records"] == 360
    assert len(set(zip(clusters["list"].to_pylist(), clusters["record_id"].to_pylist(), strict=True))) == 360
    pairs = pq.read_table(tmp_path / "out" / "pairs.parquet")
    for column in ("list_a", "record_a", "list_b", "record_b", "match_weight", "match_probability"):
        assert column in pairs.column_names
    assert min(pairs["match_probability"].to_pylist()) >= 0.01
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"records.parquet", "model.json", "report.html"}


def test_a_later_list_is_matched_against_what_was_linked(khabar: Khabar, tmp_path: Path) -> None:
    first, second, third = write_lists(200, 3, 5, tmp_path / "lists").files
    assert khabar("link", first, second, "--out", "out").code == 0
    before = pq.read_table(tmp_path / "out" / "clusters.parquet")
    done = khabar("link", third, "--against", "out", "--out", "out", "--json")
    assert done.code == 0, done.err
    after = pq.read_table(tmp_path / "out" / "clusters.parquet")
    assert len(after) == 360 > len(before)
    assert after.slice(0, len(before)).select(["list", "record_id"]).equals(before.select(["list", "record_id"]))
    assert json.loads(done.out)["counts"]["new records"] == 360 - len(before)
    again = khabar("link", third, "--against", "out", "--out", "out")
    assert (again.code, "in the index already" in again.err) == (1, True)
    assert khabar("link", third, "--against", "lists", "--out", "new").code == 1
    assert khabar("link", third, "--against", "out", "--out", "new", "--threshold", "0.9").code == 2
    assert not (tmp_path / "new").exists()


def test_a_dry_run_says_how_a_file_would_be_read_and_keeps_nothing(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,shoe size\n1,Zayd,44\n2,Omar,43,x\n")
    done = khabar("intake", "a.csv", "--source", "A", "--dry-run", "--json")
    assert done.code == 1
    (answer,) = json.loads(done.out)
    assert (answer["records"], answer["rejected"], answer["tables"][0]["columns"][2]["field"]) == (1, 1, "")
    assert not (tmp_path / "khabar-data").exists()


def test_a_mapping_names_the_columns_that_are_not_recognised(khabar: Khabar, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nom et prénom|x\nZayd|1\n")
    (tmp_path / "map.toml").write_text('[columns]\n"Nom et prénom" = "name"\n', "utf-8")
    assert khabar("intake", "a.csv", "--source", "A").code == 1
    assert khabar("intake", "a.csv", "--source", "A", "--mapping", "map.toml").code == 0


@pytest.mark.parametrize("wait", [0.6, 1.2])
def test_an_intake_killed_by_the_system_goes_on_when_run_again(khabar: Khabar, tmp_path: Path, wait: float) -> None:
    rows = "".join(f"{n},أحمد محمود {n},held\n" for n in range(30_000))
    (tmp_path / "a.csv").write_text("id,name,status\n" + rows, "utf-8")
    command = [sys.executable, "-m", "khabar", "intake", "a.csv", "--source", "A"]
    told = databases.environment(tmp_path / "khabar-data")
    with subprocess.Popen(command, cwd=tmp_path, env=told, start_new_session=True) as child:
        begun = tmp_path / "khabar-data" / "register.toml"
        while child.poll() is None and not begun.exists():
            time.sleep(0.02)
        time.sleep(wait)
        os.killpg(child.pid, signal.SIGKILL)
    again = khabar("intake", "a.csv", "--source", "A", "--json")
    assert again.code == 0, again.err
    assert json.loads(again.out)[0]["records"] == 30_000
    assert json.loads(khabar("intake", "a.csv", "--source", "A", "--json").out)[0]["was_held"]
