from khabar.names.spelling import coded
from khabar.names.vocabulary import Vocabulary, strong_sound


def test_tokens_are_numbered_as_they_come() -> None:
    vocabulary = Vocabulary()
    assert [vocabulary.add(("latin", ((form, 0.0),))) for form in ("ali", "omar", "ali")] == [0, 1, 0]


def test_tries_hold_every_reading_once_and_grow() -> None:
    vocabulary = Vocabulary([("arabic", (("على", 0.0), ("علي", -1.2)))])
    assert sum(len(trie.sizes) for trie in vocabulary.tries("arabic")) == 2
    vocabulary.add(("arabic", (("عمر", 0.0),)))
    assert sum(len(trie.sizes) for trie in vocabulary.tries("arabic")) == 3
    assert sum(len(trie.sizes) for trie in vocabulary.tries("latin")) == 0


def test_what_sounds_like_a_token_is_found_across_scripts() -> None:
    vocabulary = Vocabulary([("arabic", (("نورالهدى", 0.0),)), ("arabic", (("نور", 0.0),))])
    joined = ("latin", (("nourhuda", 0.0), ("nouralhuda", 0.0)))
    assert vocabulary.sounding_like(joined, "arabic") == [0]
    assert strong_sound("latin", "nouralhuda") == strong_sound("arabic", "نورالهدى")


def test_letters_are_their_places() -> None:
    assert coded("bad", "latin") == b"\2\1\4"
