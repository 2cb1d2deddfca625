import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.names import pool
from khabar.names.spelling import Token
from khabar.names.vocabulary import Vocabulary
from khabar.names.weighing import chances


def tokens(script: str, *forms: str) -> list[Token]:
    return [(script, ((form, 0.0),)) for form in forms]


def test_walking_a_vocabulary_and_taking_pairs_one_by_one_agree() -> None:
    """Three kernels, one channel: whatever order the sums are made in, they come to the same."""
    words = {
        "arabic": tokens("arabic", "محمد", "محمود", "خولي", "علي", "علا", "رحمن"),
        "latin": tokens("latin", "mohamed", "mahmoud", "khouli", "ali", "alaa", "rahman"),
    }
    for ours in words:
        for theirs in words:
            for query in words[ours]:
                there = words[theirs]
                found, chance = pool.matches(query, Vocabulary(there), theirs, pool.FULLY)
                walked = np.zeros(len(there))
                walked[found] = chance
                assert np.allclose(walked, chances(query, there), rtol=1e-3, atol=1e-7)


def test_the_likeliest_writing_of_a_name_is_its_own() -> None:
    there = tokens("arabic", "محمد", "محمود", "احمد", "حمد", "حامد")
    for latin, place in (("muhamad", 0), ("mahmoud", 1), ("ahmad", 2), ("hamed", 4)):
        assert int(chances(tokens("latin", latin)[0], there).argmax()) == place


ARABIC, LATIN = st.text("محدسليعاوركبى", min_size=2, max_size=8), st.text("mohadslikurbe", min_size=2, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(ARABIC, min_size=1, max_size=8), st.lists(LATIN, min_size=1, max_size=8), st.one_of(ARABIC, LATIN))
def test_any_words_are_walked_as_they_are_taken_one_by_one(arabic: list[str], latin: list[str], asked: str) -> None:
    """Swapped neighbours, words that begin alike, words written twice: the walk gives what each pair gives."""
    query = tokens("latin" if asked.isascii() else "arabic", asked)[0]
    for script, forms in (("arabic", arabic), ("latin", latin)):
        there = tokens(script, *dict.fromkeys(forms))
        found, chance = pool.matches(query, Vocabulary(there), script, pool.FULLY)
        walked = np.zeros(len(there))
        walked[found] = chance
        assert np.allclose(walked, chances(query, there), rtol=1e-2, atol=1e-7)
