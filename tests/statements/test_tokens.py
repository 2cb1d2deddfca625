"""Words, numbers and marks, each at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.statements.tokens import tokens


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("At least 1,200 held.", ["at", "least", "1,200", "held", "."]),
        ("the U.N. regime’s 3rd al-Tadamon", ["the", "u.n.", "regime", "3rd", "al-tadamon"]),
        ("12.5% on 12.", ["12.5", "%", "on", "12", "."]),
        ("قائلاً إنّ ١٢٬٥٠٠ معتقلاً", ["قائلا", "ان", "12,500", "معتقلا"]),
        ("و17 طفلاً", ["و", "17", "طفلا"]),
        ("الـ40", ["ال", "40"]),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_marks(text: str, folds: list[str]) -> None:
    assert [token.fold for token in tokens(text)] == folds


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say_and_leave_out_only_spaces(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    rest = list(text)
    for token in found:
        rest[token.start : token.end] = " " * (token.end - token.start)
    assert not "".join(rest).strip()
