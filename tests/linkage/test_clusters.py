import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.linkage import clusters as room
from khabar.linkage.clusters import CERTAIN, cluster


def labels_of(n: int, edges: list[tuple[int, int, float]], unscored: float = -2.0, lists: str = "") -> list[int]:
    left = np.array([e[0] for e in edges], np.int32)
    right = np.array([e[1] for e in edges], np.int32)
    bits = np.array([e[2] for e in edges], np.float64)
    number = np.array([int(name) for name in lists] or [0] * n, np.int32)
    return cluster(n, left, right, bits, unscored, number, np.array([0.0, -9.0, 0.0])).tolist()


def test_a_link_joins_two_records() -> None:
    assert labels_of(3, [(0, 2, 5.0)]) == [0, 1, 0]


def test_pairs_across_two_groups_speak_together() -> None:
    families = [(0, 1, 20.0), (2, 3, 20.0), (1, 2, 3.0), (0, 2, -6.0), (0, 3, -6.0), (1, 3, -6.0)]
    assert labels_of(4, families) == [0, 0, 1, 1]


def test_unscored_pairs_count_a_little_against() -> None:
    chain = [(0, 1, 9.0), (1, 2, 1.5)]
    assert labels_of(3, chain) == [0, 0, 1]
    assert labels_of(3, [(0, 1, 9.0), (1, 2, 2.5)]) == [0, 0, 0]


def test_a_clean_list_does_not_name_a_person_twice() -> None:
    both_like_a_third = [(0, 2, 9.0), (1, 2, 6.0)]
    assert labels_of(3, both_like_a_third, lists="112") == [0, 1, 0]
    assert labels_of(3, both_like_a_third, lists="221") == [0, 0, 0]


def test_a_judgement_outweighs_everything() -> None:
    assert labels_of(3, [(0, 1, 30.0), (1, 2, 30.0), (0, 2, -CERTAIN)]) == [0, 0, 1]
    assert labels_of(3, [(0, 2, CERTAIN), (0, 1, -20.0), (1, 2, -20.0)]) == [0, 1, 0]


def test_a_crowd_falls_apart_at_its_weakest_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LARGEST", 4)
    strong = [(0, 1, 9.0), (1, 2, 9.5), (0, 2, 9.0), (3, 4, 9.0), (4, 5, 9.5), (3, 5, 9.0)]
    assert labels_of(6, [*strong, (2, 3, 1.0)]) == [0, 0, 0, 1, 1, 1]


edges = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(-20, 20)), max_size=30)


@settings(deadline=None)  # the first call compiles
@given(edges)
def test_clusters_partition_records_numbered_by_first_appearance(drawn: list[tuple[int, int, float]]) -> None:
    one_each = {(min(a, b), max(a, b)): w for a, b, w in drawn if a != b}
    found = labels_of(12, [(a, b, w) for (a, b), w in one_each.items()])
    assert len(found) == 12
    assert list(dict.fromkeys(found)) == list(range(max(found) + 1))


@settings(deadline=None)  # the first call compiles
@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_pairs_changes_nothing(drawn: list[tuple[int, int, float]], shuffle: object) -> None:
    one_each = [(a, b, w) for (a, b), w in {(min(a, b), max(a, b)): w for a, b, w in drawn if a != b}.items()]
    mixed = list(one_each)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert labels_of(12, one_each) == labels_of(12, mixed)
