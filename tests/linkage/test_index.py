import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.linkage import Linked, make_index
from khabar.linkage.index import both_ways, by_cluster


@given(st.lists(st.integers(0, 9), max_size=40))
def test_clusters_hold_every_record_once(labels: list[int]) -> None:
    members, starts = by_cluster(np.array(labels, np.int64))
    for label in range(len(starts) - 1):
        mine = members[starts[label] : starts[label + 1]].tolist()
        assert mine == [n for n, one in enumerate(labels) if one == label]


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda p: p[0] < p[1]), max_size=30))
def test_every_pair_stands_under_both_records(pairs: set[tuple[int, int]]) -> None:
    told = sorted(pairs)
    left, right = (np.array([pair[k] for pair in told], np.int32) for k in (0, 1))
    first, partner, bits = both_ways(13, left, right, np.arange(len(told), dtype=np.float64))
    for record in range(13):
        here = slice(first[record], first[record + 1])
        found = set(zip(partner[here].tolist(), bits[here].tolist(), strict=True))
        assert found == {(sum(p) - record, float(n)) for n, p in enumerate(told) if record in p}


def test_records_are_found_by_list_and_id(linked: Linked) -> None:
    assert linked.learned is not None
    index = make_index(linked.learned, linked.records)
    rows = pa.concat_tables([linked.records.slice(5, 3), linked.records.slice(0, 1)])
    found = index.positions([*rows["list"].to_pylist(), "no list"], [*rows["record_id"].to_pylist(), "1"])
    assert found.tolist() == [5, 6, 7, 0, -1]
    assert index.positions([], []).tolist() == []
    with pytest.raises(ValueError, match=r"shorter|longer"):
        index.positions(["a"], [])
