import pyarrow as pa
import pytest

from khabar.linkage import Linked, link
from khabar.linkage.index import Index, make_index
from khabar.model import BadInput
from khabar.synth import Lists


@pytest.fixture(scope="module")
def apart(lists: Lists) -> tuple[Linked, Index, pa.Table]:
    """A linkage without the last 60 records of one list, its index, and these records."""
    last = lists.tables[3]
    new = last.slice(len(last) - 60)
    linked = link([*lists.tables[:3], last.slice(0, len(last) - 60), lists.tables[4]])
    assert linked.learned is not None
    return linked, make_index(linked.learned, linked.records), new


def partner(clusters: pa.Table, keys: set[tuple[str, str]]) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """For each of some records, those in its cluster."""
    of: dict[int, list[tuple[str, str]]] = {}
    for row in clusters.to_pylist():
        of.setdefault(row["cluster_id"], []).append((row["list"], row["record_id"]))
    return {key: frozenset(members) for members in of.values() for key in members if key in keys}


def test_new_records_find_what_a_whole_run_finds(apart: tuple, linked: Linked) -> None:
    _, index, new = apart
    keys = {(row["list"], row["record_id"]) for row in new.to_pylist()}
    found, whole = partner(index.match(new).clusters, keys), partner(linked.clusters, keys)
    assert set(found) == keys
    assert sum(found[key] == whole[key] for key in keys) >= 55


def test_one_at_a_time_and_the_rest_stays(apart: tuple) -> None:
    linked, index, new = apart
    before = {(r["list"], r["record_id"]): r["cluster_id"] for r in linked.clusters.to_pylist()}
    joined = 0
    for n in range(20):
        matched = index.match(new.slice(n, 1))
        touched = {r["cluster_id"] for r in matched.clusters.to_pylist()}
        for row in matched.clusters.to_pylist()[:-1]:
            assert before[row["list"], row["record_id"]] in touched
        joined += len(matched.clusters) > 1
        assert set(matched.pairs["record_b"].to_pylist()) <= {new["record_id"][n].as_py()}
    assert joined > 5


def test_a_record_that_was_there_weighs_what_it_weighed(apart: tuple, lists: Lists) -> None:
    linked, index, _ = apart
    row = next(r for r in linked.pairs.to_pylist() if r["match_weight"] > 8)
    table = next(t for t in lists.tables if t["list"][0].as_py() == row["list_b"])
    place = table["record_id"].to_pylist().index(row["record_b"])
    copied = table.slice(place, 1).set_column(table.column_names.index("record_id"), "record_id", pa.array(["again"]))
    pairs = index.match(copied).pairs.to_pylist()
    again = next(p for p in pairs if (p["list_a"], p["record_a"]) == (row["list_a"], row["record_a"]))
    assert again["match_weight"] == pytest.approx(row["match_weight"], abs=0.7)


def test_what_the_index_holds_is_refused(apart: tuple, lists: Lists) -> None:
    with pytest.raises(BadInput, match="in the index already"):
        apart[1].match(lists.tables[0].slice(3, 1))
