"""The word lists are whole and folded."""

from importlib.resources import files

import pytest

from khabar.statements.lexicon import begins_at, ends_at, load, phrases, words

NAMES = sorted(
    path.name.removesuffix(".yaml")
    for path in (files("khabar.statements") / "data").iterdir()
    if path.name.endswith(".yaml")
)


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)] + list(value)
    return [leaf for one in value for leaf in leaves(one)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_was_read_as_true_or_false(name: str) -> None:
    assert not [leaf for leaf in leaves(load(name)) if isinstance(leaf, bool) or leaf is None]


def test_phrases_are_matched_longest_first_and_behind_a_joined_and() -> None:
    found = phrases("numbers_en", "ceiling")
    assert ends_at(["no", "more", "than", "240"], 3, found) == 3
    assert begins_at(["ونحو", "40"], 0, phrases("numbers_ar", "about")) == 1
    assert "قالت" in words("saying_ar", "that")
