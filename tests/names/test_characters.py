from hypothesis import given
from hypothesis import strategies as st

from khabar.names.characters import clean


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_signs_without_sound_go() -> None:
    assert clean("مُحَمَّـد") == "محمد"
    assert clean("رحمٰن") == "رحمن"
    assert clean("مح\u200cمد\u202c\u200f") == "محمد"


def test_presentation_forms_and_digits_become_plain() -> None:
    assert clean("ﺍﻟﺨﻮﻟﻲ") == "الخولي"
    assert clean("ﻻ") == "لا"
    assert clean("۱۲٣") == "123"


def test_what_is_no_text_becomes_nothing() -> None:
    assert clean("a\ud800\x00b") == "ab"
