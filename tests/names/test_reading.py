from hypothesis import given
from hypothesis import strategies as st
from tests.names.test_tokens import PARTS

from khabar.names import tokens
from khabar.names.laying import Side, side, written
from khabar.names.reading import read


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_a_name_read_word_by_word_is_laid_out_as_if_read_whole(chosen: list[str]) -> None:
    def told(found: Side) -> list[object]:
        groups = [(one.script, one.places, one.forms, one.laid.tobytes()) for one in found.groups]
        return [found.size, found.kunya, groups]

    name = " ".join(chosen)
    parts = tokens.read_whole(name)
    found = read(name)
    if not parts:
        assert found is None
    else:
        assert found is not None
        assert told(found) == told(side([written(tokens.token(one.unit)) for one in parts], tokens.has_kunya(parts)))


def test_a_name_without_letters_has_nothing_to_read() -> None:
    assert read("🙂") is None
    assert read("") is None
