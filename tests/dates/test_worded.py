import pytest

from khabar.dates.fold import fold
from khabar.dates.worded import read_worded

FORMS = {
    "آذار 2012": "2012-03",
    "15 آب 2013": "2013-08-15",
    "تشرين الأول ٢٠١١": "2011-10",
    "ك1 2012": "2012-12",
    "أيار/مايو 2013": "2013-05",
    "كانون الثاني (يناير) 2014": "2014-01",
    "جويلية 2012": "2012-07",
    "3 غشت 2012": "2012-08-03",
    "3 août 2012": "2012-08-03",
    "1er mars 2012": "2012-03-01",
    "March 3, 2012": "2012-03-03",
    "Sept. 2012": "2012-09",
    "15-Mar-12": "2012-03-15",
    "5 Haziran 2012": "2012-06-05",
    "12 März 2013": "2013-03-12",
    "ربيع 2012": "2012-21",
    "winter of 2013": "2013-24",
    "12 آب": "XXXX-08-12",
    "may": "XXXX-05",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_months_by_name_are_read(written: str, edtf: str) -> None:
    read = read_worded(written, fold(written))
    assert read is not None
    assert (read.raw, read.edtf) == (written, edtf)


def test_a_day_that_the_month_has_not_is_unread() -> None:
    read = read_worded("30 شباط", "30 شباط")
    assert read is not None
    assert (read.edtf, read.rule) == ("", "month 2 has no day 30")
