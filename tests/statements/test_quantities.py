"""Quantities with their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.statements.quantities import find_quantities, modified
from khabar.statements.tokens import tokens


def found(text: str, language: str) -> list[tuple[str, int | None, int | None]]:
    return [(text[q.span[0] : q.span[1]], q.low, q.high) for q in find_quantities(tokens(text), language)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a few hundred", 200, 900),
        ("hundreds of thousands", 200_000, 900_000),
        ("tens of thousands", 20_000, 99_000),
        ("dozens", 24, 99),
        ("a couple", 2, 2),
        ("several thousand", 2000, 9000),
        ("at least 476", 476, None),
        ("no fewer than 12", 12, None),
        ("300 or more", 300, None),
        ("more than 1,000", 1001, None),
        ("no more than 240", None, 240),
        ("up to 90", None, 90),
        ("fewer than 10", None, 9),
        ("about 132,000", 118_800, 145_200),
        ("nearly 200", 180, 200),
        ("between 12 and 15", 12, 15),
        ("between sixteen and seventeen hundred", 1600, 1700),
        ("20-30", 20, 30),
    ],
)
def test_english_bounds(text: str, low: int | None, high: int | None) -> None:
    assert found(text, "en") == [(text, low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بضع مئات", 200, 900),
        ("مئات الآلاف", 200_000, 900_000),
        ("عشرات الآلاف", 20_000, 99_000),
        ("عشرات", 20, 99),
        ("نحو 132 ألف", 118_800, 145_200),
        ("ما لا يقل عن ١٧٬٧٢٣", 17723, None),
        ("أكثر من ألفي", 2001, None),
        ("ما بين 12 و15", 12, 15),
        ("من 20 إلى 30", 20, 30),
        ("طفلان", 2, 2),
    ],
)
def test_arabic_bounds(text: str, low: int | None, high: int | None) -> None:
    assert found(text, "ar") == [(text, low, high)]


def test_a_joined_particle_is_no_part_of_the_quantity() -> None:
    assert found("أفرج لعشرات", "ar") == [("عشرات", 20, 99)]
    assert found("بينهم سيدة", "ar") == [("سيدة", 1, 1)]


def test_quantities_do_not_overlap() -> None:
    text = "a few hundred detainees out of hundreds of thousands, with thousands of families"
    assert [words for words, _low, _high in found(text, "en")] == [
        "a few hundred",
        "hundreds of thousands",
        "thousands",
    ]


@given(st.integers(1, 10**6), st.sampled_from(["floor", "over", "ceiling", "under", "nearly", "about"]))
def test_bounds_hold_the_number_unless_words_say_it_is_beyond(number: int, kind: str) -> None:
    low, high = modified(kind, number, number)
    assert low is None or high is None or low <= high
    if kind in ("floor", "ceiling", "nearly", "about"):
        assert (low or 0) <= number <= (high if high is not None else number)
