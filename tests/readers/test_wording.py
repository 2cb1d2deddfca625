from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.wording import fold


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
