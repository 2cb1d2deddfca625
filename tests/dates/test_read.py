from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.dates import month_comes_first, read_date, span

FORMS = {
    "2012-05-03": "2012-05-03",
    "2012-05-03 00:00:00": "2012-05-03",
    "2012-05-03T10:00:00Z": "2012-05-03",
    "3/5/2012 10:30": "2012-05-03",
    "بتاريخ ٣/٥/٢٠١٢": "2012-05-03",
    "في 3/5/2012 الساعة 10 صباحاً": "2012-05-03",
    "يوم الجمعة 15 آذار 2012": "2012-03-15",
    "Friday, 3 March 2012": "2012-03-03",
    "مواليد عام ١٩٨٠": "1980",
    "(2012)": "2012",
    "٢٠١٢م": "2012",
    "حوالي 2012": "2012~",
    "بين آذار وأيار 2012": "2012-03/2012-05",
    "1 رمضان 1433": "2012-07-20~",
    "صيف 2012": "2012-22",
    "12 آب": "XXXX-08-12",
    "حوالي 2012-2013": "2012~/2013~",
    "~2012": "2012~",
    "بين عامي 2012 و2013": "2012/2013",
    "خلال شهر آب 2012": "2012-08",
    "نهاية شهر 7 عام 2012": "2012-07-21~/2012-07-31~",
    "الأول من آب 2012": "2012-08-01",
    "الشهر الخامس 2012": "2012-05",
    "تسعينات القرن الماضي": "199X",
    "رمضان 2012": "2012-07-20~/2012-08-18~",
    "حزيران-تموز 2012": "2012-06/2012-07",
    "15-20 March 2012": "2012-03-15/2012-03-20",
    "15-20/3/2012": "2012-03-15/2012-03-20",
    "1433هـ - 2012م": "2012",
    "2012م / 1433هـ": "2012",
    "12ـ6ـ2013": "2013-06-12",
    "09 Şubat 2012": "2012-02-09",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_the_usual_forms_are_read(written: str, edtf: str) -> None:
    read = read_date(written)
    assert (read.raw, read.edtf) == (written, edtf)
    assert read.sure >= 0.5


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2012-02-30", "the calendar has no 2012-02-30"),
        ("٣٠ شباط ٢٠١٢", "the calendar has no 2012-02-30"),
        ("2012-13-01", "there is no month 13"),
        ("0000-00-00", "the year 0 is outside 1850-2100"),
        ("أيار/تموز 2013", "the two month names differ"),
        ("بين 2013 و 2012", "the end stands before the beginning"),
        ("بين آذار وأيار", "not a date in a form that we know"),
        ("غير معروف", "said to be unknown"),
        ("محرم 2008", "that Hijri month begins 2 times in 2008"),
        ("-", "said to be unknown"),
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


def test_a_column_shows_whether_the_month_comes_first() -> None:
    assert month_comes_first(["5/13/2012", "3/5/2012", "unknown"])
    assert not month_comes_first(["13/5/2012", "5/13/2012", "3/5/2012"])
    assert read_date("3/5/2012", month_first=True).edtf == "2012-03-05"


PIECES = [
    "٢٠١٢",
    "2012",
    "5",
    "/",
    "-",
    " ",
    "..",
    "~",
    "?",
    "X",
    "آب",
    "رمضان",
    "1433",
    "بين",
    "و",
    "قبل",
    "حوالي",
    "to",
    "early",
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_string_raises_and_the_reading_keeps_the_words(text: str) -> None:
    read = read_date(text)
    assert read.raw == text
    assert bool(read.edtf) == (read.sure > 0)
    assert read.edtf or (read.year, read.month, read.day) == (None, None, None)
    assert read.rule


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_survives_in_every_plain_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%Y %b %d"):
        read = read_date(day.strftime(form))
        assert read.edtf == day.isoformat()
        assert span(read.edtf) == (day, day)
