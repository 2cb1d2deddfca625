import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.register.review.usefulness import BOOSTS, doubt, usefulness

SHARE = st.floats(0, 1)
SIZES = st.tuples(st.integers(1, 50), st.integers(1, 50))
FACTS = st.dictionaries(st.sampled_from(sorted(BOOSTS)), st.booleans())


def test_the_examples_of_the_page() -> None:
    assert doubt(0.5, True) == 1
    assert doubt(0.9, True) == pytest.approx(0.469, abs=1e-3)
    assert doubt(0.9, False) == 1, "held apart against its own probability"
    assert usefulness(0.5, False, (1, 1), {"two_lists": True}) == 2.5


@given(SHARE, st.booleans())
def test_doubt_is_a_share_and_never_less_where_less_is_known(probability: float, is_linked: bool) -> None:
    assert 0 <= doubt(probability, is_linked) <= 1
    nearer = (probability + 0.5) / 2
    assert doubt(nearer, is_linked) >= doubt(probability, is_linked) or doubt(probability, is_linked) == 1


@given(SHARE, st.booleans(), SIZES, FACTS, st.sampled_from(sorted(BOOSTS)))
def test_more_that_hangs_on_it_never_makes_a_pair_less_useful(
    probability: float, is_linked: bool, sizes: tuple[int, int], facts: dict[str, bool], fact: str
) -> None:
    before = usefulness(probability, is_linked, sizes, facts)
    assert usefulness(probability, is_linked, (sizes[0] + 1, sizes[1]), facts) >= before
    assert usefulness(probability, is_linked, sizes, {**facts, fact: True}) >= before
