"""When a figure counts, and dates in headers."""

import pytest

from khabar.statements.periods import date_in, period_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("between March 2011 and August 2024", "en", ("2011-03", "2024-08")),
        ("in May 2020", "en", ("2020-05", "2020-05")),
        ("since 2011", "en", ("2011", "")),
        ("between January and December 2020", "en", ("2020-01", "2020-12")),
        ("under Decree 7 of 2022", "en", ("", "")),
        ("in May", "en", ("2021-05", "2021-05")),
        ("من 2013 إلى 2019", "ar", ("2013", "2019")),
        ("خلال شهر آذار 2020", "ar", ("2020-03", "2020-03")),
        ("منذ عام 2011", "ar", ("2011", "")),
        ("nobody came", "en", ("", "")),
    ],
)
def test_periods(text: str, language: str, expected: tuple[str, str]) -> None:
    assert period_of(text, 0, len(text), language, "2021-06-01") == expected


def test_a_month_without_any_year_is_left_out() -> None:
    assert period_of("in May", 0, 6, "en", "") == ("", "")


def test_dates_in_headers_have_a_year() -> None:
    assert date_in("Quarterly note, March 2017", "en") == "2017-03"
    assert date_in("Feb 24", "en") == ""
    assert date_in("الأربعاء 2 شباط 2022", "ar") == "2022-02-02"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("between 11 and 19 February 2025", "en", ("2025-02-11", "2025-02-19")),
        ("from 3 to 9 May", "en", ("2024-05-03", "2024-05-09")),
        ("بين عامي 2018 و2020", "ar", ("2018", "2020")),
        ("بين 11 و19 شباط 2025", "ar", ("2025-02-11", "2025-02-19")),
        ("في السادس عشر من آب", "ar", ("2024-08-16", "2024-08-16")),
        ("منذ الخامس عشر من كانون الأول 2019", "ar", ("2019-12-15", "")),
    ],
)
def test_days_and_years_named_together_and_days_in_words(text: str, language: str, expected: tuple[str, str]) -> None:
    assert period_of(text, 0, len(text), language, "2024-09-01") == expected


def test_a_month_that_a_figure_is_held_against_is_not_its_period() -> None:
    for text in (
        "In February 2025 it documented 188 arrests, down by half from January 2025.",
        "In February 2025 nine died, twice as many as in January 2025.",
        "In February 2025 nine died, compared with January 2025.",
    ):
        assert period_of(text, 0, len(text), "en", "2025-03-01") == ("2025-02", "2025-02")
    text = "From January to March 2025 forty were held."
    assert period_of(text, 0, len(text), "en", "2025-04-01") == ("2025-01", "2025-03")
