import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.linkage import Index, Linked, grow, link, make_index
from khabar.linkage.clusters import cluster
from khabar.linkage.coded import LIST
from khabar.linkage.lists import bits_apart
from khabar.linkage.regroup import list_numbers
from khabar.synth import Lists


@pytest.fixture(scope="module")
def base(lists: Lists) -> tuple[Linked, Index, pa.Table]:
    """A linkage of three lists, its index, and the records of another list."""
    linked = link(lists.tables[:3])
    assert linked.learned is not None
    return linked, make_index(linked.learned, linked.records), lists.tables[3]


def pairs_of(index: Index) -> set[tuple[str, str, int, int, float]]:
    """Every kept pair by its records, with its weight."""
    keys = list(zip(index.records["list"].to_pylist(), index.records["record_id"].to_pylist(), strict=True))
    owner = np.repeat(np.arange(len(keys)), np.diff(index.first))
    rows = zip(owner.tolist(), index.right.tolist(), index.bits.tolist(), strict=True)
    return {(*min(keys[a], keys[b]), *max(keys[a], keys[b]), round(w, 4)) for a, b, w in rows}  # type: ignore[misc]


def groups_of(index: Index) -> set[frozenset[int]]:
    return {frozenset(part.tolist()) for part in np.split(index.members, index.starts[1:-1]) if len(part)}


@settings(max_examples=8)
@given(st.sets(st.integers(0, 150), min_size=1, max_size=60), st.integers(0, 60))
def test_in_steps_and_at_once_come_to_the_same(base: tuple, rows: set[int], first: int) -> None:
    _, index, table = base
    new = table.take(sorted(rows))
    at_once = grow(index, new)
    steps = grow(index, new.slice(0, first)) if min(first, len(new)) else index
    steps = grow(steps, new.slice(first)) if first < len(new) else steps
    assert steps.records.equals(at_once.records)
    assert pairs_of(steps) == pairs_of(at_once)
    assert groups_of(steps) == groups_of(at_once)


@settings(max_examples=8)
@given(st.sets(st.integers(0, 150), min_size=1, max_size=60))
def test_clusters_are_those_of_clustering_everything(base: tuple, rows: set[int]) -> None:
    linked, index, table = base
    whole = grow(index, table.take(sorted(rows)))
    owner = np.repeat(np.arange(len(whole.labels), dtype=np.int32), np.diff(whole.first))
    once = owner < whole.right
    number, apart = list_numbers(whole.model, whole.rows.hot[:, LIST]), bits_apart(whole.model.priors)
    links = owner[once], whole.right[once], whole.bits[once]
    labels = cluster(len(whole.labels), *links, whole.recipe.unscored, number, apart)
    due = {frozenset(np.flatnonzero(labels == k).tolist()) for k in set(labels.tolist())}
    assert groups_of(whole) == due
    reached = set(whole.labels[len(index.labels) :].tolist())
    untouched = ~np.isin(whole.labels[: len(index.labels)], list(reached))
    stays = whole.labels[: len(index.labels)] == index.labels
    assert (stays | ~untouched).mean() > 0.97
    assert len(linked.records) + len(rows) == len(whole.records)


def test_a_grown_index_looks_like_one_that_was_made(base: tuple) -> None:
    _, index, table = base
    whole = grow(index, table)
    assert (np.diff(whole.known.astype(object)) > 0).all()
    found = whole.positions(table["list"].to_pylist(), table["record_id"].to_pylist())
    assert found.tolist() == list(range(len(index.labels), len(whole.labels)))
    for keys, order in zip(whole.keys, whole.order, strict=True):
        assert (keys[1:] >= keys[:-1]).all()
        assert len(set(order.tolist())) == len(order)
    assert sorted(whole.members.tolist()) == list(range(len(whole.labels)))
