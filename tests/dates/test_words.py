import re

import pytest

from khabar.dates.words import numbers, pattern, table


@pytest.mark.parametrize("kind", table("words"))
def test_every_list_of_words_is_one_expression_that_matches_something(kind: str) -> None:
    assert not re.compile(pattern(kind)).fullmatch("")
    assert re.compile(pattern(kind)).groups == 0


@pytest.mark.parametrize("kind", table("numbers"))
def test_numbers_in_words_are_plain_words(kind: str) -> None:
    assert numbers(kind)
    assert all(re.escape(word).replace("\\ ", " ") == word for word in numbers(kind))
