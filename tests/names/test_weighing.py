from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.names import pool
from khabar.names.laying import Side, side, written
from khabar.names.spelling import Token
from khabar.names.tokens import content, merged, token
from khabar.names.usual import usual
from khabar.names.weighing import chances, weigh

WORDS = st.sampled_from(
    ["محمد", "علي", "الخولي", "عبدالسالم", "ابوركاب", "مح", "١٢علي", "Mohamad", "ali", "abu-rikab", "al-Khouli", "M."]
)


def tokens(text: str) -> list[Token]:
    return [token(one.unit) for one in content(text)]


def laid(tokens: list[Token]) -> Side:
    return side([written(token) for token in tokens])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_names_changed_over_weigh_the_same_turned(one: list[str], other: list[str]) -> None:
    a, b = laid(tokens(" ".join(one))), laid(tokens(" ".join(other)))
    there, back = weigh(a, b), weigh(b, a).T
    n, m = a.size, b.size
    assert np.array_equal(there[:n], back[:n])
    assert np.array_equal(there[:, :m], back[:, :m])


@pytest.mark.parametrize(
    ("one", "other"), [("محمد الخولي", "Mohamad Khouli"), ("نور الهدى", "نورالهدى"), ("Abu Rikab", "aburekab")]
)
def test_the_kernel_of_a_pair_of_names_agrees_with_one_word_at_a_time(one: str, other: str) -> None:
    """Joined words and letters that are shared change nothing where a pair speaks for agreement."""
    ours, theirs = tokens(one), tokens(other)
    found = weigh(laid(ours), laid(theirs))
    every = [*ours, *(both for a, b in pairwise(ours) if (both := merged(a, b)))]
    for i, a in enumerate(every):
        for j, b in enumerate(theirs):
            if a[0] == "arabic" != b[0]:
                expected = pool.weigh(float(chances(a, [b])[0]), usual(b), pool.mismatch(a[0], b[0]))
                assert found[i, j] == pytest.approx(float(expected)) or max(found[i, j], expected) <= 0
            if a == b:
                chance = float(chances(a, [b])[0])
                assert found[i, j] == pytest.approx(float(pool.weigh(chance, usual(b), pool.mismatch(a[0], a[0]))))
