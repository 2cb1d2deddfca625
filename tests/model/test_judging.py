import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Opinion, Partition, Standing, Verdict, groups, partition, standing, verdicts_for

RECORDS = range(8)
PAIR = st.sampled_from([(a, b) for a in RECORDS for b in RECORDS if a < b])
MODEL = st.lists(st.tuples(PAIR, st.integers(1, 40)), max_size=15).map(
    lambda found: [(a, b, float(weight)) for (a, b), weight in dict(found).items()]
)
SAID = st.lists(st.tuples(PAIR, st.sampled_from(Verdict), st.integers(1, 3), st.booleans()), max_size=15)


def opinions(said: list[tuple[tuple[int, int], Verdict, int, bool]]) -> list[Opinion]:
    return [Opinion(*pair, verdict, by, turn, settles) for turn, (pair, verdict, by, settles) in enumerate(said)]


@given(MODEL, SAID)
def test_every_record_stands_in_one_group_whatever_is_said(
    model: list[tuple[int, int, float]], said: list[tuple[tuple[int, int], Verdict, int, bool]]
) -> None:
    found = partition(RECORDS, model, standing(opinions(said)))
    assert sorted(record for group in found.groups for record in group) == list(RECORDS)


@given(MODEL, SAID)
def test_what_people_hold_is_met_or_named(
    model: list[tuple[int, int, float]], said: list[tuple[tuple[int, int], Verdict, int, bool]]
) -> None:
    people = standing(opinions(said))
    found = partition(RECORDS, model, people)
    of = {record: number for number, group in enumerate(found.groups) for record in group}
    for (a, b), held in people.items():
        if held.verdict != Verdict.UNSURE and (a, b) not in found.unmet:
            assert (of[a] == of[b]) == (held.verdict == Verdict.SAME)
        if (a, b) in found.unmet:
            assert held.verdict != Verdict.UNSURE
    if people and found.unmet:
        latest = max(people.items(), key=lambda item: item[1].turn)[0]
        assert latest not in found.unmet


@given(MODEL, SAID, st.randoms())
def test_the_order_of_the_input_makes_no_difference(
    model: list[tuple[int, int, float]],
    said: list[tuple[tuple[int, int], Verdict, int, bool]],
    chance: random.Random,
) -> None:
    given_opinions = opinions(said)
    expected = partition(RECORDS, model, standing(given_opinions))
    chance.shuffle(given_opinions)
    turned = [(b, a, weight) for a, b, weight in model]
    chance.shuffle(turned)
    assert partition(reversed(RECORDS), turned, standing(given_opinions)) == expected


@given(MODEL)
def test_a_model_alone_joins_all_its_pairs(model: list[tuple[int, int, float]]) -> None:
    assert partition(RECORDS, model, {}).groups == groups(RECORDS, [(a, b) for a, b, _ in model])


@given(MODEL, PAIR)
def test_no_chain_of_the_model_joins_what_a_person_parted(
    model: list[tuple[int, int, float]], pair: tuple[int, int]
) -> None:
    found = partition(RECORDS, model, {pair: Standing(Verdict.DIFFERENT, 1)})
    assert not any(set(pair) <= set(group) for group in found.groups)
    assert found.unmet == []


def test_the_latest_word_counts_and_a_disagreement_waits_for_a_senior() -> None:
    amal, emma, senior = 1, 2, 3
    said = [Opinion(1, 2, Verdict.SAME, amal, 1), Opinion(1, 2, Verdict.DIFFERENT, emma, 2)]
    assert standing(said) == {(1, 2): Standing(Verdict.DIFFERENT, 2, is_disputed=True)}
    said.append(Opinion(1, 2, Verdict.DIFFERENT, amal, 3))
    assert standing(said) == {(1, 2): Standing(Verdict.DIFFERENT, 3)}
    said.append(Opinion(1, 2, Verdict.SAME, senior, 4, settles=True))
    assert standing(said) == {(1, 2): Standing(Verdict.SAME, 4, is_settled=True)}
    said.append(Opinion(1, 2, Verdict.DIFFERENT, emma, 5))
    assert standing(said) == {(1, 2): Standing(Verdict.SAME, 4, is_disputed=True, is_settled=True)}


def test_unsure_parts_a_pair_from_the_model_and_forbids_nothing() -> None:
    unsure = {(1, 2): Standing(Verdict.UNSURE, 1)}
    assert partition([1, 2], [(1, 2, 9.0)], unsure).groups == [[1], [2]]
    assert partition([1, 2, 3], [(1, 3, 9.0), (2, 3, 9.0), (1, 2, 9.0)], unsure).groups == [[1, 2, 3]]


TARGET = st.lists(st.integers(0, 3), min_size=len(RECORDS), max_size=len(RECORDS)).map(
    lambda of: [[record for record in RECORDS if of[record] == group] for group in sorted(set(of))]
)


@given(MODEL, SAID, TARGET, st.lists(PAIR, max_size=4), st.lists(PAIR, max_size=4))
def test_the_verdicts_for_any_grouping_bring_it_about(
    model: list[tuple[int, int, float]],
    said: list[tuple[tuple[int, int], Verdict, int, bool]],
    target: list[list[int]],
    pairs: list[tuple[int, int]],
    apart: list[tuple[int, int]],
) -> None:
    people = standing(opinions(said))
    together = [pair for pair in pairs if any(set(pair) <= set(group) for group in target)]
    added = verdicts_for(target, model, people, together, apart)
    after = {**people, **{pair: Standing(verdict, 99) for pair, verdict in added.items()}}
    assert partition(RECORDS, model, after, together, apart).groups == sorted(target)
    assert all(a < b for a, b in added)


def test_a_merge_says_one_thing_and_a_grouping_that_stands_says_nothing() -> None:
    model = [(1, 2, 9.0), (3, 4, 9.0)]
    assert verdicts_for([[1, 2, 3, 4]], model, {}) == {(1, 3): Verdict.SAME}
    assert verdicts_for([[1, 2], [3, 4]], model, {}) == {}


def test_two_editions_of_one_row_are_never_parted() -> None:
    different = {(1, 2): Standing(Verdict.DIFFERENT, 1)}
    assert partition([1, 2], [], different, together=[(1, 2)]) == Partition([[1, 2]], [(1, 2)])
    with pytest.raises(ValueError, match="editions"):
        verdicts_for([[1], [2]], [], {}, together=[(1, 2)])


def test_a_model_joins_nobody_over_two_mothers_and_a_person_may() -> None:
    model = [(1, 2, 30.0), (2, 3, 20.0)]
    assert partition([1, 2, 3], model, {}, apart=[(1, 3)]).groups == [[1, 2], [3]]
    assert partition([1, 2, 3], model, {(1, 3): Standing(Verdict.SAME, 1)}, apart=[(1, 3)]).groups == [[1, 2, 3]]
