import pytest

from khabar.formats import table
from khabar.model import FIELDS, ClaimKind
from khabar.readers.wording import fold


def test_there_are_words_for_every_field_and_the_first_is_its_name() -> None:
    columns = table("columns")
    assert set(columns) == set(FIELDS)
    assert all(name == words[0] for name, words in columns.items())


def test_events_are_kinds_of_claims() -> None:
    assert set(table("events")) <= set(ClaimKind)


@pytest.mark.parametrize("name", ["columns", "events"])
def test_no_word_has_two_meanings(name: str) -> None:
    """YAML reads a bare `no` as false, and folding makes spellings meet: both would lose a word without a trace."""
    meanings: dict[str, set[str]] = {}
    for meaning, words in table(name).items():
        for word in words:
            assert isinstance(word, str)
            meanings.setdefault(fold(word), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1 or not word} == {}
