"""Negated, future, conditional."""

import pytest

from khabar.statements.marks import marks_of


@pytest.mark.parametrize(
    ("text", "language", "verb", "marks"),
    [
        ("the list will not be published", "en", "said", ("negated", "future")),
        ("no more than 240 came out", "en", "said", ()),
        ("if the court agrees the files open", "en", "said", ("conditional",)),
        ("the names of all the men", "en", "promised", ("future",)),
        ("سننشر الأسماء كلها", "ar", "قال", ("future",)),
        ("لم يخبرنا أحد", "ar", "قال", ("negated",)),
        ("إذا وافقت المحكمة", "ar", "قال", ("conditional",)),
        ("أربع سيدات خرجن", "ar", "قال", ()),
    ],
)
def test_marks(text: str, language: str, verb: str, marks: tuple[str, ...]) -> None:
    assert marks_of(text, 0, len(text), language, verb, is_denial=False) == marks


def test_what_is_denied_is_negated() -> None:
    assert marks_of("any man had died", 0, 16, "en", "denied", is_denial=True) == ("negated",)
