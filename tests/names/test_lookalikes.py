import pytest

from khabar.names import compare, parse
from khabar.names.lookalikes import mixed, unmasked


@pytest.mark.parametrize(("word", "plain"), [("Аhmad", "Ahmad"), ("Sаlim", "Salim"), ("Κhouli", "Khouli")])
def test_letters_that_pass_for_latin_ones(word: str, plain: str) -> None:
    assert mixed(word)
    assert unmasked(word).lower() == plain.lower()
    assert compare(word, plain).alignment[0].weight == compare(plain, plain).alignment[0].weight


def test_whole_words_of_one_alphabet_are_not_suspect() -> None:
    for word in ("Ahmad", "Салим", "سليم", "2", ""):
        assert not mixed(word)
        assert unmasked(word) == word


def test_a_parsed_name_tells_its_suspect_words_and_keeps_its_text() -> None:
    name = parse("Аhmad Khouli")
    assert name.suspect == ("Аhmad",)
    assert name.raw == "Аhmad Khouli"
    assert parse("احمد Khouli").suspect == ()
