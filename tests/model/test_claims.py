from hypothesis import given
from hypothesis import strategies as st

from khabar.model import ClaimKind, claim_id

WORDS = st.text(st.sampled_from('ab"\\,\x1f [ا'), max_size=4)
SUBJECTS = st.tuples(WORDS, WORDS, st.sampled_from(ClaimKind), st.integers(0, 3))


@given(SUBJECTS, SUBJECTS)
def test_the_id_tells_claims_apart(
    one: tuple[str, str, ClaimKind, int], other: tuple[str, str, ClaimKind, int]
) -> None:
    assert (claim_id(*one) == claim_id(*other)) == (one == other)


def test_the_id_is_the_same_on_every_machine() -> None:
    assert claim_id("camp-lists", "A17", ClaimKind.HELD, 0) == "09da7cfe7d96cfe6225437c603233de5"
