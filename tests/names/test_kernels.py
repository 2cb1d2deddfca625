import numpy as np

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
