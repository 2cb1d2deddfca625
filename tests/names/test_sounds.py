from hypothesis import given
from hypothesis import strategies as st

from khabar.names import key, sound


@given(st.text(max_size=40))
def test_a_sound_has_a_class(text: str) -> None:
    assert bool(sound(text)) == bool(key(text))


def test_both_scripts_sound_alike() -> None:
    assert sound("al-Khouli") == sound("الخولي") == "xwly"
    assert key("منى") == key("Mona")
