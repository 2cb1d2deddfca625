import numpy as np
import pytest

from khabar.synth.vocabularies import CHRISTIAN, GENERAL, KURDISH, family, given_female, given_male
from khabar.synth.words import GRANDPARENT, PERSON, Vocabulary


@pytest.mark.parametrize("vocabulary", [given_male(), given_female(), family()], ids=["men", "women", "families"])
def test_shares_sum_to_one_in_every_tradition(vocabulary: Vocabulary) -> None:
    for tradition in (GENERAL, CHRISTIAN, KURDISH):
        assert vocabulary.shares[tradition].sum() == pytest.approx(1)
        assert len(vocabulary.shares[tradition]) == len(vocabulary.words)
    assert all(word.arabic and word.latin for word in vocabulary.words)


def test_a_tradition_keeps_to_its_names() -> None:
    christian = np.full(2000, CHRISTIAN, np.int32)
    drawn = given_male().draw(christian, PERSON, np.random.default_rng(1))
    assert not {given_male().words[number].build for number in drawn} & {"servant", "faith"}


def test_grandfathers_seldom_bear_the_names_of_the_young() -> None:
    rng, general = np.random.default_rng(1), np.full(20_000, GENERAL, np.int32)
    young = given_male().young
    now, then = (young[given_male().draw(general, age, rng)].mean() for age in (PERSON, GRANDPARENT))
    assert then < now / 5
