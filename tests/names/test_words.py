from hypothesis import given
from hypothesis import strategies as st

from khabar.names import scripts, words
from khabar.names.characters import clean
from khabar.names.lookalikes import unmasked


def test_words_keep_their_place_in_the_raw_text() -> None:
    text = " Dr. al-Khouli, علي"
    assert [text[word.start : word.end] for word in words.cut(text)] == ["Dr.", "al", "Khouli", "علي"]


def test_each_word_has_its_script() -> None:
    assert [word.script for word in words.cut("Ali علي 2")] == ["latin", "arabic", ""]


def test_one_comma_is_told() -> None:
    assert words.comma("Khouli, Ali") == 6
    assert words.comma("a, b, c") == 0


@given(st.text(alphabet="ابتهلويىةأئءَـabcZ'ö. ", max_size=9))
def test_plain_words_fold_as_every_word_does(word: str) -> None:
    cleaned = clean(unmasked(word))
    script = scripts.of(cleaned)
    assert words.folded(word) == (scripts.load(script or "latin").fold(cleaned)[: words.LONGEST], script)
