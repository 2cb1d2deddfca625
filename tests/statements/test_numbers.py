"""Numbers as digits and as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.statements.numbers import bare_word, digits, read_number
from khabar.statements.tokens import tokens

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def value_of(text: str, language: str) -> tuple[float, int] | None:
    found = read_number(tokens(text), 0, language)
    return (found.value, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("seventeen thousand three hundred and five people", 17305, 6),
        ("two hundred and six", 206, 4),
        ("1.2 million", 1_200_000, 2),
        ("a hundred", 100, 2),
        ("two dozen", 24, 2),
        ("twenty-three children", 23, 1),
        ("half a million", 500_000, 3),
        ("three and", 3, 1),
        ("17,723", 17723, 1),
    ],
)
def test_english(text: str, value: float, words: int) -> None:
    assert value_of(text, "en") == (value, words)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("سبعة عشر ألفاً وسبعمئة وثلاثة وعشرون معتقلاً", 17723, 6),
        ("مئتان", 200, 1),
        ("ألفي معتقل", 2000, 1),
        ("ألفان وخمسمئة", 2500, 2),
        ("مئة وثلاثون ألف", 130_000, 3),
        ("١٢٬٥٠٠", 12500, 1),
        ("خمسة آلاف", 5000, 2),
        ("ألف ومئة شخص", 1100, 2),
        ("ثلاثة ملايين", 3_000_000, 2),
        ("اثنا عشر", 12, 2),
        ("ثلاث مئة", 300, 2),
        ("خمسين ألفاً", 50_000, 2),
    ],
)
def test_arabic(text: str, value: float, words: int) -> None:
    assert value_of(text, "ar") == (value, words)


def test_digits_that_are_no_number_are_none() -> None:
    assert digits("12.3.2024") is None
    assert value_of("آلاف", "ar") is None
    assert bare_word("لعشرات") == ("عشرات", 1)
    assert bare_word("واحد") == ("واحد", 0)


@given(st.integers(1, 999))
def test_every_number_below_a_thousand_is_read_from_its_words(number: int) -> None:
    hundreds, rest = divmod(number, 100)
    said = [ONES[hundreds - 1], "hundred"] if hundreds else []
    said += ["and"] if hundreds and rest else []
    teens = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    if 10 <= rest < 20:
        said.append(teens[rest - 10])
    elif rest:
        said.append(
            "-".join([*([TENS[rest // 10 - 2]] if rest >= 20 else []), *([ONES[rest % 10 - 1]] if rest % 10 else [])])
        )
    assert value_of(" ".join(said), "en") == (number, len(said))


@given(st.integers(0, 10**9))
def test_digits_are_read_with_and_without_separators(number: int) -> None:
    assert digits(str(number)) == digits(f"{number:,}") == number
