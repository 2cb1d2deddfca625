import re

import pytest

from khabar.dates.words import pattern, table


@pytest.mark.parametrize("kind", table("words"))
def test_every_list_of_words_is_one_expression_that_matches_something(kind: str) -> None:
    assert not re.compile(pattern(kind)).fullmatch("")
    assert re.compile(pattern(kind)).groups == 0
