import numpy as np
import pyarrow as pa
import pytest

from khabar.linkage import evaluate, link
from khabar.linkage.lists import (
    MOST_LISTS,
    bits_apart,
    group_of_pairs,
    numbered_lists,
    pairs_by_group,
    priors_by_group,
)
from khabar.synth import Lists


def test_pairs_are_counted_across_and_within_lists() -> None:
    lists = np.array([0, 0, 0, 1, 1], np.int32)
    assert pairs_by_group(lists).tolist() == [6, 3, 1, 0]
    number = numbered_lists(lists)
    left, right = np.array([0, 0, 3], np.int32), np.array([1, 3, 4], np.int32)
    assert group_of_pairs(left, right, lists, number).tolist() == [1, 0, 2]


def test_very_many_lists_share_a_number() -> None:
    number = numbered_lists(np.arange(1_000, dtype=np.int32))
    assert number[-1] == number[MOST_LISTS] == MOST_LISTS + 1
    assert len(pairs_by_group(np.arange(1_000, dtype=np.int32))) == MOST_LISTS + 3


def test_a_list_of_which_little_is_known_takes_after_the_others() -> None:
    pairs = np.array([1e6, 1e6, 10.0, 0.0])
    priors = priors_by_group(np.array([500.0, 100.0, 0.0, 0.0]), pairs)
    assert priors[2] == pytest.approx(1e-4, rel=0.1)
    assert priors[3] == pytest.approx(1e-4, rel=0.1)
    assert bits_apart(priors)[0] == 0
    assert (bits_apart(priors)[1:3] < -2).all()
    assert bits_apart(priors)[3] == 0


def test_a_dirty_list_is_told_from_clean_ones(lists: Lists) -> None:
    whole = pa.concat_tables(lists.tables, promote_options="default")
    dirty = whole.slice(0, 300)
    again = dirty.set_column(
        dirty.column_names.index("record_id"), "record_id", pa.array([f"{n} again" for n in range(300)])
    )
    names = pa.array(["calls"] * 300)
    calls = [t.set_column(t.column_names.index("list"), "list", names) for t in (dirty, again)]
    ids = [t.set_column(t.column_names.index("record_id"), "record_id", pa.array([f"{n} {k}" for n in range(300)]))
           for k, t in enumerate(calls)]  # fmt: skip
    linked = link([whole.slice(300), *ids])
    within = linked.model["within_lists"]
    assert within["calls"]["expected_pairs"] > 250
    assert within["calls"]["prior_bits"] > 1.5 + max(w["prior_bits"] for name, w in within.items() if name != "calls")
    truth = pa.table({"list": ["calls"] * 600, "record_id": [f"{n} {k}" for k in (0, 1) for n in range(300)],
                      "person_id": [str(n) for n in range(300)] * 2})  # fmt: skip
    found = linked.clusters.filter(pa.array([name == "calls" for name in linked.clusters["list"].to_pylist()]))
    assert evaluate(found, truth).recall > 0.97
