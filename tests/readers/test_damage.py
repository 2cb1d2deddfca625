import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.damage import SHOWN, damage, shown


@pytest.mark.parametrize(
    ("text", "words"), [("a\0b", "NUL"), ("سا\ufffdي", "U+FFFD"), ("سا\udcffي", "encoding"), ("سامي", ""), ("Sami", "")]
)
def test_what_no_author_wrote_is_named(text: str, words: str) -> None:
    assert words in damage(text)
    assert bool(words) == bool(damage(text))


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_what_is_shown_can_be_written_anywhere(text: str) -> None:
    assert "\0" not in shown(text).encode().decode()
    assert shown(text) == text or damage(text)


def test_it_is_cut() -> None:
    assert len(shown("ا" * SHOWN * 2)) == SHOWN
