"""The demonstration, as somebody new would start it."""

import json
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer


def test_the_demo_sets_itself_up_and_tells_what_happened(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    first = khabar("demo", "--no-serve", "--people", 300)
    assert first.code == 0, first.err
    summary = json.loads((tmp_path / "demo.json").read_text("utf-8"))
    assert summary["counts"]["records"] == 300 * 9 // 5
    assert summary["counts"]["documents"] == 7
    assert summary["counts"]["claims"] >= summary["counts"]["records"]
    assert 0.8 < summary["linkage"]["precision"] <= 1
    assert 0.4 < summary["linkage"]["recall"] <= 1
    assert summary["counts"]["persons"] < summary["counts"]["records"]
    assert set(summary["seconds"]) >= {"make lists", "take in", "link", "total"}
    places = databases.ask(tmp_path / "khabar-demo", "SELECT opened, closed FROM families_publicplace ORDER BY id")
    assert places == [("1998", "2014"), ("2011", ""), ("", "")]
    second = khabar("demo", "--no-serve", "--people", 300)
    assert second.code == 0
    assert "still" in second.out
    assert json.loads((tmp_path / "demo.json").read_text("utf-8")) == summary


def test_the_demo_never_mixes_with_a_real_register(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("id,name\n1,Zayd\n")
    assert khabar("intake", "list.csv", "--source", "A", "--register", "real").code == 0
    refused = khabar("demo", "--no-serve", "--people", 20, "--register", "real")
    assert refused.code == 2
    assert "real register" in refused.err
    assert khabar("demo", "--no-serve", "--people", 20).code == 0
    refused = khabar("intake", "list.csv", "--source", "A", "--register", "khabar-demo")
    assert refused.code == 2
    assert "demonstration" in refused.err
