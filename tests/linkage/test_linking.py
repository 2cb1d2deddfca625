import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from khabar.linkage import Linked, Recipe, evaluate, link, write_outputs
from khabar.model import BadInput
from khabar.synth import Lists


def test_it_finds_who_is_the_same(linked: Linked, lists: Lists) -> None:
    assert evaluate(linked.pairs, lists.truth).f1 > 0.93
    assert evaluate(linked.clusters, lists.truth).f1 > 0.95


def test_every_record_has_one_cluster_in_the_order_it_came(linked: Linked, keys: list[tuple[str, str]]) -> None:
    clusters = linked.clusters
    assert list(zip(clusters["list"].to_pylist(), clusters["record_id"].to_pylist(), strict=True)) == keys


def test_every_pair_stands_once_with_the_earlier_record_first(linked: Linked, keys: list[tuple[str, str]]) -> None:
    place = {key: n for n, key in enumerate(keys)}
    a, b = (
        [
            place[k]
            for k in zip(linked.pairs[f"list_{s}"].to_pylist(), linked.pairs[f"record_{s}"].to_pylist(), strict=True)
        ]
        for s in "ab"
    )
    pairs = list(zip(a, b, strict=True))
    assert all(x < y for x, y in pairs)
    assert pairs == sorted(set(pairs))


def test_no_pair_is_told_below_one_in_a_hundred(linked: Linked) -> None:
    assert min(linked.pairs["match_probability"].to_pylist()) >= 0.0099


def test_probabilities_mean_what_they_say(linked: Linked, lists: Lists) -> None:
    person = {(r["list"], r["record_id"]): r["person_id"] for r in lists.truth.to_pylist()}
    likely = [r for r in linked.pairs.to_pylist() if r["match_probability"] > 0.95]
    right = sum(person[r["list_a"], r["record_a"]] == person[r["list_b"], r["record_b"]] for r in likely)
    assert right / len(likely) > 0.95


@pytest.mark.parametrize("cores", [1, 3, 8])
def test_the_number_of_cores_changes_no_byte(
    linked: Linked, lists: Lists, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    again = link(lists.tables)
    assert again.model == linked.model
    once, twice = write_outputs(linked, tmp_path / "once"), write_outputs(again, tmp_path / "twice")
    for one, other in zip(once, twice, strict=True):
        assert one.name == other.name
        assert one.is_dir() or one.read_bytes() == other.read_bytes()


def test_pairs_that_wait_on_disk_change_nothing(linked: Linked, lists: Lists, tmp_path: Path) -> None:
    again = link(lists.tables, recipe=Recipe(pairs_in_memory=50), folder=tmp_path)
    assert again.counts.pop("pairs put aside on disk") > 1000
    assert again.counts == linked.counts
    assert again.pairs.equals(linked.pairs)
    assert again.clusters.equals(linked.clusters)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_on_disk(lists: Lists, tmp_path: Path) -> None:
    def interrupt(stage: str, _done: int, _total: int) -> None:
        if stage == "places":
            assert list(tmp_path.iterdir()) != []
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link(lists.tables, recipe=Recipe(pairs_in_memory=50), folder=tmp_path, progress=interrupt)
    assert list(tmp_path.iterdir()) == []


def test_progress_names_stages_and_ends_at_their_total(lists: Lists) -> None:
    told: list[tuple[str, int, int]] = []
    link(lists.tables[:2], progress=lambda stage, done, total: told.append((stage, done, total)))
    last = {stage: (done, total) for stage, done, total in told}
    assert {"read", "encode", "block", "score", "cluster"} <= set(last)
    assert all(done == total for done, total in last.values())


def test_a_high_threshold_gives_more_clusters(linked: Linked, lists: Lists) -> None:
    strict = link(lists.tables, recipe=Recipe(threshold=0.999))
    assert strict.counts["clusters"] > linked.counts["clusters"]


def test_what_people_judged_stands(linked: Linked, lists: Lists) -> None:
    sure = linked.pairs.to_pylist()[0]
    strangers = (
        linked.clusters.slice(0, 1).to_pylist()[0],
        linked.clusters.slice(len(linked.clusters) - 1).to_pylist()[0],
    )
    judgements = pa.table(
        {
            "list_a": [sure["list_a"], strangers[0]["list"]],
            "record_a": [sure["record_a"], strangers[0]["record_id"]],
            "list_b": [sure["list_b"], strangers[1]["list"]],
            "record_b": [sure["record_b"], strangers[1]["record_id"]],
            "verdict": ["different", "same"],
        }
    )
    cluster = {
        (r["list"], r["record_id"]): r["cluster_id"]
        for r in link(lists.tables, judgements=judgements).clusters.to_pylist()
    }
    assert cluster[sure["list_a"], sure["record_a"]] != cluster[sure["list_b"], sure["record_b"]]
    first, last = ((s["list"], s["record_id"]) for s in strangers)
    assert cluster[first] == cluster[last]


@pytest.mark.parametrize("columns", [["name"], ["name", "age", "sex"], ["given_name", "family_name", "birth_date"]])
def test_few_columns_are_enough_to_run(columns: list[str]) -> None:
    people = [
        ("Karim Nabil Haddad", "1980-02-03"),
        ("كريم نبيل حداد", "1980-02-03"),
        ("Samer Fares Khoury", "1975-01-09"),
    ]
    values = {
        "name": [p[0] for p in people],
        "given_name": [p[0].split()[0] for p in people],
        "family_name": [p[0].split()[-1] for p in people],
        "birth_date": [p[1] for p in people],
        "age": ["31", "31", "36"],
        "sex": ["m", "ذكر", "m"],
    }
    table = pa.table({"list": ["a", "b", "b"], "record_id": ["1", "1", "2"], **{c: values[c] for c in columns}})
    assert len(link([table]).clusters) == 3


def test_one_record_and_no_record() -> None:
    one = pa.table({"list": ["a"], "record_id": ["1"], "name": ["Karim Haddad"]})
    assert link([one]).clusters["cluster_id"].to_pylist() == [0]
    assert len(link([one.slice(0, 0)]).clusters) == 0


@pytest.mark.parametrize(
    ("tables", "word"),
    [
        ([], "no lists"),
        ([pa.table({"list": ["a"], "name": ["x"]})], "record_id"),
        ([pa.table({"list": ["a"], "record_id": [None], "name": ["x"]})], "empty"),
        ([pa.table({"list": ["a"], "record_id": ["1"], "note": ["x"]})], "names"),
        ([pa.table({"list": ["a", "a"], "record_id": ["1", "1"], "name": ["x", "y"]})], "repeat"),
    ],
)
def test_what_cannot_be_linked_is_refused(tables: list[pa.Table], word: str) -> None:
    with pytest.raises(BadInput, match=word):
        link(tables)


def test_an_unknown_engine_is_refused(lists: Lists) -> None:
    with pytest.raises(BadInput, match="engine"):
        link(lists.tables, engine="cloud")


def test_asking_for_it_loads_no_compiled_loops() -> None:
    code = "import sys; from khabar.pipeline import link_files; assert 'numba' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
