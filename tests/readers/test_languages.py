import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.languages import language_among, language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("اعتقل", "ar"), ("released in Homs", "en"), ("arrêté à Homs", "fr"), ("دەستگیرکرا", "ckb"),
        ("арестован", "ru"),
        ("أفرج عنه (released)", "ar"),
        ("tutuklandı", "tr"), ("Mohamad al-Khouli", ""), ("", ""), ("12/3/2014", ""),
    ],
)  # fmt: skip
def test_languages_are_told_by_letters_and_by_words_of_lists(words: str, language: str) -> None:
    assert language_of(words) == language


@given(st.text(max_size=30))
def test_case_does_not_matter_and_digits_say_nothing(words: str) -> None:
    assert language_of(words) == language_of(words + " 2014")


def test_a_list_is_in_the_language_of_most_of_its_headings() -> None:
    assert language_among(["id", "name", "mother"]) == "en"
    assert language_among(["الاسم", "الأم", "date"]) == "ar"
    assert language_among(["x1", "x2"]) == ""
