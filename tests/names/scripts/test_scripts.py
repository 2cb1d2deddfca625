import pytest

from khabar.linkage.phonemes import ALPHABET
from khabar.names import scripts


@pytest.mark.parametrize("name", scripts.names())
def test_folding_twice_is_folding_once(name: str) -> None:
    script = scripts.load(name)
    for word in ("".join(sorted(script.LETTERS)), *script.LETTERS):
        assert script.fold(script.fold(word)) == script.fold(word)


@pytest.mark.parametrize("name", scripts.names())
def test_sounds_stay_in_the_shared_alphabet(name: str) -> None:
    script = scripts.load(name)
    for letter in script.LETTERS:
        assert set(script.sound(script.fold(letter))) <= set(ALPHABET)
