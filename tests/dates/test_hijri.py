from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.dates.hijri import day_to_hijri, hijri_to_day, read_hijri

# First days of the month as printed calendars give them, which sighting moves by a day or two.
KNOWN = {(1400, 1, 1): date(1979, 11, 21), (1433, 9, 1): date(2012, 7, 20), (1445, 1, 1): date(2023, 7, 19)}


@pytest.mark.parametrize(("hijri", "day"), KNOWN.items())
def test_known_days_are_met_within_a_day(hijri: tuple[int, int, int], day: date) -> None:
    assert abs((hijri_to_day(*hijri) - day).days) <= 1


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)))
def test_there_and_back_is_the_same_day(day: date) -> None:
    year, month, of_month = day_to_hijri(day)
    assert hijri_to_day(year, month, of_month) == day
    assert 1 <= month <= 12
    assert 1 <= of_month <= 30


FORMS = {
    "1 رمضان 1433": "2012-07-20~",
    "15/8/1433": "2012-07-05~",
    "1433/8/15ه": "2012-07-05~",
    "15 شعبان 1433 ه": "2012-07-05~",
    "رمضان 1433": "2012-07-20~/2012-08-18~",
    "12 ramadan 1433": "2012-07-31~",
    "1433": "2011-11-27~/2012-11-14~",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_hijri_dates_are_read_as_approximate(written: str, edtf: str) -> None:
    read = read_hijri(written, written)
    assert read is not None
    assert read.edtf == edtf
    assert read.sure < 0.9


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1/13/1433", "there is no Hijri month 13"),
        ("31/1/1433", "no Hijri month has a day 31"),
        ("1/1/1590", "the Hijri year 1590 is outside 1266-1523"),
    ],
)
def test_what_the_calendar_has_not_is_unread(written: str, why: str) -> None:
    read = read_hijri(written, written)
    assert read is not None
    assert (read.edtf, read.rule) == ("", why)
