import pytest

from khabar.dates import read_date

FORMS = {
    "بين 2012 و2013": "2012/2013",
    "بين آذار وأيار 2012": "2012-03/2012-05",
    "من 3 إلى 5 آذار 2012": "2012-03-03/2012-03-05",
    "between March and May 2012": "2012-03/2012-05",
    "2012-2013": "2012/2013",
    "2012/2013": "2012/2013",
    "2012-03/2012-05": "2012-03/2012-05",
    "2012/05/03 - 2012/05/07": "2012-05-03/2012-05-07",
    "قبل 2013": "../2013",
    "../2013": "../2013",
    "منذ 5/2012": "2012-05/..",
    "2012/..": "2012/..",
    "2012 أو 2013": "[2012,2013]",
    "1 رمضان 1433هـ الموافق لـ 20/7/2012م": "2012-07-20",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_both_ends_are_read(written: str, edtf: str) -> None:
    assert read_date(written).edtf == edtf


def test_a_year_is_named_only_when_both_ends_share_it() -> None:
    assert read_date("بين آذار وأيار 2012").year == 2012
    assert read_date("بين 2012 و2013").year is None


def test_two_calendars_that_differ_are_unread() -> None:
    read = read_date("1 رمضان 1433 الموافق 25/7/2012")
    assert (read.edtf, read.rule) == ("", "the two calendars differ: 2012-07-25 and 2012-07-20~")
