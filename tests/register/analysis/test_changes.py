from hypothesis import given
from hypothesis import strategies as st

from khabar.register.analysis.changes import changes


def test_merges_and_splits_are_told_apart() -> None:
    found = changes([[1, 2], [3], [4]], {1: 10, 2: 20, 3: 20, 4: 30})
    assert (found["merged"], found["into"], found["split"]) == (2, 1, 1)
    assert found["merges"] == [[10, 20]]
    assert found["splits"] == [[20, [2], [3]]]
    assert (found["persons_now"], found["persons_then"]) == (3, 3)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_a_grouping_that_stands_changes_nothing(owners: list[int]) -> None:
    held = dict(enumerate(owners))
    groups = [[record for record in held if held[record] == person] for person in set(owners)]
    found = changes(groups, held)
    assert (found["merges"], found["splits"], found["persons_now"]) == ([], [], found["persons_then"])
