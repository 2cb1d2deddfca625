import numpy as np

from khabar.synth.words import PERSON, Vocabulary, load, words


def test_a_draw_follows_the_shares() -> None:
    none = np.zeros(2, bool)
    vocabulary = Vocabulary(words("plain", {"ا": ["a"], "ب": ["b"]}), {0: np.array([0.9, 0.1])}, none, none)
    drawn = vocabulary.draw(np.zeros(10_000, np.int32), PERSON, np.random.default_rng(3))
    assert 0.88 < (drawn == 0).mean() < 0.92


def test_every_latin_spelling_is_in_latin_letters() -> None:
    men = load("given_male")
    assert all(text.isascii() or "ç" in text for part in men.values() for texts in part.values() for text in texts)
