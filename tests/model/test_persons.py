import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from khabar.model import groups, keepers, new_public_id

RECORDS = st.integers(0, 15)
PAIRS = st.lists(st.tuples(RECORDS, RECORDS), max_size=20)
HELD = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=6), max_size=6)


@given(PAIRS)
def test_groups_partition_the_records(same: list[tuple[int, int]]) -> None:
    found = groups(range(16), same)
    assert sorted(record for group in found for record in group) == list(range(16))
    assert found == sorted(sorted(group) for group in found)
    of = {record: number for number, group in enumerate(found) for record in group}
    assert all(of[a] == of[b] for a, b in same)


@given(PAIRS)
def test_groups_join_no_more_than_pairs_do(same: list[tuple[int, int]]) -> None:
    assert len(groups(range(16), same)) >= 16 - len({frozenset(pair) for pair in same if pair[0] != pair[1]})
    assert groups(range(16), same) == groups(reversed(range(16)), [(b, a) for a, b in reversed(same)])


@given(HELD)
def test_a_person_is_kept_by_one_group_that_holds_records_of_theirs(held: list[list[int]]) -> None:
    kept = keepers(held)
    assert len(kept) == len(held)
    assert max(Counter(person for person in kept if person is not None).values(), default=1) == 1
    assert all(person is None or person in held[group] for group, person in enumerate(kept))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_a_merge_keeps_the_oldest_person(held: list[int]) -> None:
    assert keepers([held]) == [min(held)]


@given(st.integers(1, 6), st.integers(1, 5), st.integers(1, 5))
def test_a_split_mints_a_person_for_the_smaller_part(person: int, larger: int, fewer: int) -> None:
    parts = [[person] * fewer, [person] * (fewer + larger)]
    assert keepers(parts) == [None, person]
    assert keepers([[person] * fewer, [person] * fewer]) == [person, None]


def test_public_ids_are_random_and_safe_in_an_address() -> None:
    ids = {new_public_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"[\w-]{22}", public_id, re.ASCII) for public_id in ids)
