from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.dates import read_date

FORMS = {
    "2012-05-03": "2012-05-03",
    "2012-05-03 00:00:00": "2012-05-03",
    "٣/٥/٢٠١٢": "2012-05-03",
    "۳/۵/۲۰۱۲": "2012-05-03",
    "3-5-2012": "2012-05-03",
    "13.5.2012": "2012-05-13",
    "5/13/2012": "2012-05-13",
    "3 5 2012": "2012-05-03",
    "20120503": "2012-05-03",
    "1/1/80": "1980-01-01",
    "2012": "2012",
    "2012/5": "2012-05",
    "5/2012": "2012-05",
    "آذار 2012": "2012-03",
    "15 آب 2013م": "2013-08-15",
    "أيار/مايو 2013": "2013-05",
    "يوم الجمعة 15 آذار 2012": "2012-03-15",
    "15 اذار، 2012": "2012-03-15",
    "تشرين الأول ٢٠١١": "2011-10",
    "3 août 2012": "2012-08-03",
    "1er mars 2012": "2012-03-01",
    "March 3, 2012": "2012-03-03",
    "Sept. 2012": "2012-09",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_the_usual_forms_are_read(written: str, edtf: str) -> None:
    read = read_date(written)
    assert (read.raw, read.edtf) == (written, edtf)
    assert read.sure > 0.5


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2012-02-30", "the calendar has no 2012-02-30"),
        ("٣٠ شباط ٢٠١٢", "the calendar has no 2012-02-30"),
        ("2012-13-01", "there is no month 13"),
        ("0000-00-00", "the year 0 is outside 1850-2100"),
        ("أيار/تموز 2013", "the two month names differ"),
        ("  ", "empty"),
        ("9" * 100, "longer than 80 characters"),
        ("after the feast", "not a date in a form that we know"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_why(written: str, why: str) -> None:
    read = read_date(written)
    assert (read.raw, read.edtf, read.sure, read.rule) == (written, "", 0.0, why)


def test_an_order_that_could_be_another_is_less_sure() -> None:
    assert read_date("3/5/2012").sure < read_date("13/5/2012").sure < read_date("2012-05-13").sure


@given(st.text() | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}") | st.text("0123456789٠١٢/-. آبم~?", max_size=14))
def test_no_string_raises_and_the_reading_keeps_the_words(text: str) -> None:
    read = read_date(text)
    assert read.raw == text
    assert bool(read.edtf) == (read.sure > 0) == (read.year is not None)


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_survives_in_every_plain_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y"):
        written = day.strftime(form)
        assert read_date(written).edtf == day.isoformat()
