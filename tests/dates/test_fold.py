from hypothesis import given
from hypothesis import strategies as st

from khabar.dates.fold import fold


def test_letters_digits_and_marks_become_plain() -> None:
    assert fold("\u200f١٥  أيَّار ٢٠١٢م") == "15 ايار 2012م"
    assert fold("3 Août") == "3 aout"
    assert fold("۲۰۱۲–۲۰۱۳؟") == "2012-2013?"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
