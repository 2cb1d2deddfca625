"""Which pairs are suggested: laws over random links."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from khabar.register.review.candidates import between_persons, weakest_links

RECORD = st.integers(0, 9)
PAIR = st.tuples(RECORD, RECORD).filter(lambda pair: pair[0] < pair[1])
WEIGHTS = st.dictionaries(PAIR, st.floats(-10, 30, allow_nan=False))
HELD = st.lists(st.integers(0, 3), min_size=10, max_size=10).map(lambda persons: dict(enumerate(persons)))


def said(weights: dict[tuple[int, int], float]) -> dict[tuple[int, int], tuple[str, float, float]]:
    return {pair: ("r", bits, 1 / (1 + 2**-bits)) for pair, bits in weights.items()}


def test_the_weakest_link_of_a_chain_with_the_records_on_either_side() -> None:
    found = weakest_links(said({(1, 2): 20.0, (2, 3): 4.0, (3, 4): 9.0}), {1: 1, 2: 1, 3: 1, 4: 1})
    assert [(one.pair, sorted(one.sizes)) for one in found] == [((2, 3), [2, 2])]
    assert weakest_links(said({(1, 2): 20.0}), {1: 1, 2: 1}, [(1, 2)]) == [], "people hold them together"


@given(WEIGHTS, HELD)
def test_one_weak_link_a_person_whose_going_parts_it(weights: dict, held: dict) -> None:  # type: ignore[type-arg]
    found = weakest_links(said(weights), held)
    assert len({held[one.pair[0]] for one in found}) == len(found)
    for one in found:
        person = held[one.pair[0]]
        inside = {pair: bits for pair, bits in weights.items() if held[pair[0]] == held[pair[1]] == person}
        bits = inside[one.pair]
        joined = defaultdict(set)
        for (a, b), other in inside.items():
            if other > bits:
                joined[a].add(b)
                joined[b].add(a)
        reached, edge = {one.pair[0]}, {one.pair[0]}
        while edge := {other for record in edge for other in joined[record]} - reached:
            reached |= edge
        assert one.pair[1] not in reached, "nothing stronger holds both together"


@given(WEIGHTS, HELD, st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3))
def test_one_pair_for_two_persons_the_likeliest(weights: dict, held: dict, apart: set) -> None:  # type: ignore[type-arg]
    found = between_persons(said(weights), held, apart)
    persons = [tuple(sorted((held[a], held[b]))) for (a, b), *_ in found]
    assert len(set(persons)) == len(persons)
    assert not set(persons) & apart
    for one, two in zip(found, persons, strict=True):
        rivals = [bits for (a, b), bits in weights.items() if tuple(sorted((held[a], held[b]))) == two]
        assert one.said[1] == max(rivals)
        assert one.sizes == tuple(list(held.values()).count(person) for person in two)
