import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.serials import is_beyond_digits, is_date_code, moment, padding, plain_number


@given(st.dates(datetime.date(1904, 1, 2)), st.booleans())
def test_a_day_comes_back_from_its_number(day: datetime.date, from_1904: bool) -> None:
    start = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30)
    assert moment(str((day - start).days), from_1904) == str(day)


@pytest.mark.parametrize(
    ("serial", "from_1904", "shown"),
    [
        ("41000", False, "2012-04-01"),
        ("39538", True, "2012-04-01"),
        ("41000.5", False, "2012-04-01T12:00:00"),
        ("40972.999999999", False, "2012-03-05"),
        ("0.25", False, "06:00:00"),
        ("0.25", True, "06:00:00"),
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("60", False, ""),
        ("61", False, "1900-03-01"),
        ("-1", False, ""),
        ("9999999", False, ""),
        ("x", False, ""),
        ("NaN", False, ""),
    ],
)
def test_numbers_become_moments(serial: str, from_1904: bool, shown: str) -> None:
    assert moment(serial, from_1904) == shown


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_keeps_its_digits_however_it_is_stored(number: int) -> None:
    assert plain_number(repr(float(number))) == str(number)
    assert not is_beyond_digits(str(number))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("1.23E+15", "1230000000000000"),
        ("0.30000000000000004", "0.3"),
        ("7.0", "7"),
        ("007", "007"),
        ("-0.50", "-0.5"),
        ("1E-7", "0.0000001"),
        ("inf", "inf"),
        ("x", "x"),
        ("1E+999999", "1E+999999"),
    ],
)
def test_a_number_is_written_as_people_do(stored: str, shown: str) -> None:
    assert plain_number(stored) == shown


def test_more_digits_than_a_spreadsheet_keeps_are_noticed() -> None:
    assert is_beyond_digits("1234567890123456")
    assert not is_beyond_digits("0.1234567890123456")


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "yyyy", "[h]:mm", "mmm\\-yy", '[$-401]d "من" mmmm;@', "hh:mm AM/PM"])
def test_formats_of_dates_and_times_are_told(code: str) -> None:
    assert is_date_code(code)


@pytest.mark.parametrize("code", ["0.00", "General", '"day "0', "@", "", "00000", "[Red]0", "#,##0", "_-* #,##0"])
def test_other_formats_are_no_dates(code: str) -> None:
    assert not is_date_code(code)


def test_zeros_in_front_come_from_the_format() -> None:
    assert (padding("00000"), padding("0.0"), padding(""), padding("General")) == (5, 0, 0, 0)
