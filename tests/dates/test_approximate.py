import pytest

from khabar.dates import read_date

FORMS = {
    "2012 تقريباً": "2012~",
    "نحو آذار 2012": "2012-03~",
    "c. 1980": "1980~",
    "c1980": "1980~",
    "1980?": "1980?",
    "1980 (؟)": "1980?",
    "ربما 2012": "2012?",
    "2012-05~": "2012-05~",
    "حوالي رمضان 1433": "2012-07-20~/2012-08-18~",
    "أواخر 2012": "2012-09~/2012-12~",
    "أوائل شهر شباط 2013": "2013-02-01~/2013-02-10~",
    "نهاية شباط 2013": "2013-02-21~/2013-02-28~",
    "mid-May 2014": "2014-05-11~/2014-05-20~",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_doubt_is_kept(written: str, edtf: str) -> None:
    assert read_date(written).edtf == edtf


def test_doubt_makes_less_sure() -> None:
    assert read_date("حوالي 2012").sure < read_date("2012").sure
