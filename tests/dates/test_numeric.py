import pytest

from khabar.dates.numeric import full_year, read_numeric

FORMS = {
    "3-5-2012": "2012-05-03",
    "13.5.2012": "2012-05-13",
    "5/13/2012": "2012-05-13",
    "3 5 2012": "2012-05-03",
    "20120503": "2012-05-03",
    "03052012": "2012-05-03",
    "2012-13-05": "2012-05-13",
    "1/1/80": "1980-01-01",
    "2012": "2012",
    "2012/5": "2012-05",
    "5/2012": "2012-05",
    "00/05/2012": "2012-05",
    "??/05/2012": "2012-05",
    "xx/xx/2012": "2012",
    "2012-05-00": "2012-05",
    "197x": "197X",
    "1970s": "197X",
    "41032": "2012-05-03",
    "41032.75": "2012-05-03",
}


@pytest.mark.parametrize(("written", "edtf"), FORMS.items())
def test_digits_are_read(written: str, edtf: str) -> None:
    read = read_numeric(written, written)
    assert read is not None
    assert read.edtf == edtf


def test_a_spreadsheet_number_and_a_short_year_are_less_sure() -> None:
    serial, short, whole = (read_numeric(text, text) for text in ("41032", "13/5/12", "13/5/2012"))
    assert serial and short and whole
    assert serial.sure < short.sure < whole.sure


def test_words_are_left_to_others() -> None:
    assert read_numeric("3 ايار 2012", "3 ايار 2012") is None


def test_short_years_fall_into_the_last_hundred() -> None:
    assert [full_year(digits) for digits in ("12", "29", "30", "80", "1980")] == [2012, 2029, 1930, 1980, 1980]
