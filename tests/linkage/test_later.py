import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from khabar.linkage import Linked, evaluate, link, link_later, write_outputs
from khabar.model import BadInput
from khabar.synth import Lists


@pytest.fixture(scope="module")
def earlier(lists: Lists, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[pa.Table]]:
    """The outputs of four of the lists but the last of each fourth, and what they lack."""
    cut = [len(table) - 40 for table in lists.tables[:4]]
    first = [table.slice(0, n) for table, n in zip(lists.tables, cut, strict=False)]
    later = [table.slice(n) for table, n in zip(lists.tables, cut, strict=False)] + [lists.tables[4]]
    folder = tmp_path_factory.mktemp("earlier") / "linked"
    write_outputs(link(first), folder, index=True)
    return folder, later


def partition(clusters: pa.Table) -> dict[tuple[str, str], int]:
    return {(row["list"], row["record_id"]): row["cluster_id"] for row in clusters.to_pylist()}


def test_a_later_list_is_found_as_well_as_in_a_whole_run(earlier: tuple, lists: Lists, linked: Linked) -> None:
    folder, later = earlier
    together = link_later(folder, later)
    assert sorted(partition(together.clusters)) == sorted(partition(linked.clusters))
    whole, steps = (evaluate(one.clusters, lists.truth).f1 for one in (linked, together))
    assert steps > whole - 0.02


def test_what_no_new_record_reaches_stays(earlier: tuple) -> None:
    folder, later = earlier
    before = partition(pq.read_table(folder / "clusters.parquet"))
    after = partition(link_later(folder, [later[0].slice(0, 1)]).clusters)
    assert len(after) == len(before) + 1
    assert sum(after[key] != number for key, number in before.items()) <= 3


def test_it_goes_on_from_its_own_outputs(earlier: tuple, tmp_path: Path) -> None:
    folder, later = earlier
    at_once = link_later(folder, later)
    steps = link_later(folder, later[:2])
    write_outputs(steps, tmp_path / "linked", index=True)
    write_outputs(link_later(tmp_path / "linked", later[2:]), tmp_path / "linked")
    records = pq.read_table(tmp_path / "linked" / "records.parquet")
    assert records.select(["list", "record_id"]).equals(at_once.records.select(["list", "record_id"]))
    pairs = {(*key[:4], round(key[4], 5)) for key in keyed(pq.read_table(tmp_path / "linked" / "pairs.parquet"))}
    assert pairs == {(*key[:4], round(key[4], 5)) for key in keyed(at_once.pairs)}


def keyed(pairs: pa.Table) -> list[tuple]:
    names = ("list_a", "record_a", "list_b", "record_b", "match_weight")
    return list(zip(*(pairs[name].to_pylist() for name in names), strict=True))


def test_pairs_are_in_the_order_of_their_records(earlier: tuple) -> None:
    folder, later = earlier
    together = link_later(folder, later)
    place = {
        key: n
        for n, key in enumerate(
            partition(together.records.append_column("cluster_id", pa.nulls(len(together.records))))
        )
    }
    order = [(place[a, b], place[c, d]) for a, b, c, d, _ in keyed(together.pairs)]
    assert order == sorted(order)
    assert all(a < b for a, b in order)


def test_people_are_heard(earlier: tuple) -> None:
    folder, later = earlier
    judged = link_later(folder, later)
    row = next(
        r for r in judged.pairs.to_pylist() if r["match_weight"] > 8 and r["list_b"] == later[4]["list"][0].as_py()
    )
    sides = {name: [row[name]] for name in ("list_a", "record_a", "list_b", "record_b")}
    parted = partition(link_later(folder, later, judgements=pa.table({**sides, "verdict": ["different"]})).clusters)
    assert parted[row["list_a"], row["record_a"]] != parted[row["list_b"], row["record_b"]]
    old = pq.read_table(folder / "records.parquet")
    sides = {
        "list_a": old["list"][:1],
        "record_a": old["record_id"][:1],
        "list_b": old["list"][-1:],
        "record_b": old["record_id"][-1:],
    }
    joined = partition(link_later(folder, later[:1], judgements=pa.table({**sides, "verdict": ["same"]})).clusters)
    one, two = ((old["list"][n].as_py(), old["record_id"][n].as_py()) for n in (0, -1))
    assert joined[one] == joined[two]


def test_folders_that_do_not_do_are_named(earlier: tuple, linked: Linked, tmp_path: Path) -> None:
    folder, later = earlier
    with pytest.raises(BadInput, match="no index here"):
        link_later(tmp_path, later)
    write_outputs(linked, tmp_path / "other", index=True)
    pq.write_table(pq.read_table(folder / "records.parquet"), tmp_path / "other" / "records.parquet")
    with pytest.raises(BadInput, match="not of these records"):
        link_later(tmp_path / "other", later)
    with pytest.raises(BadInput, match="in the index already"):
        link_later(folder, [pq.read_table(folder / "records.parquet").slice(0, 2)])


@pytest.mark.parametrize("rubbish", ["[]", "7", "{}", '{"recipe": 3}', "{", ""])
def test_a_model_that_says_something_else_is_refused_in_a_sentence(
    earlier: tuple, tmp_path: Path, rubbish: str
) -> None:
    folder, later = earlier
    shutil.copytree(folder, tmp_path / "linked")
    (tmp_path / "linked" / "model.json").write_text(rubbish, "utf-8")
    with pytest.raises(BadInput, match="Link the lists again") as refused:
        link_later(tmp_path / "linked", later)
    assert "\n" not in str(refused.value)
