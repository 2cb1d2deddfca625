import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.phones import read_phone, version

SYRIAN = "+963933123456"
READ = {
    "0933123456": SYRIAN,
    "٠٩٣٣ ١٢٣ ٤٥٦": SYRIAN,
    "٠٩٣٣/١٢٣٤٥٦": SYRIAN,
    "933123456.0": SYRIAN,
    "00963 933 123 456": SYRIAN,
    "963933123456": SYRIAN,
    "tel: 0933123456": SYRIAN,
    "0933 123 456 (أخوه)": SYRIAN,
    "(011) 2223344": "+963112223344",
    "+90 532 123 45 67": "+905321234567",
    "00962 7 9012 3456": "+962790123456",
    "961 3 123456": "+9613123456",
    "0933-123-456 / 0944123456": f"{SYRIAN} +963944123456",
    "0933123456/0944123456": f"{SYRIAN} +963944123456",
    "0933123456 أو 0944123456": f"{SYRIAN} +963944123456",
    "0933123456 0944123456": f"{SYRIAN} +963944123456",
    "0933123456، 0933123456": SYRIAN,
}


@pytest.mark.parametrize(("written", "number"), READ.items())
def test_a_number_is_read_by_the_country_that_it_names_else_as_one_of_syria(written: str, number: str) -> None:
    read = read_phone(written)
    assert (read.verbatim, read.read_as, read.version) == (written, number, version())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2223344", "no number of a numbering plan that we know"),
        ("05321234567", "no number of a numbering plan that we know"),
        ("0933123456، 12", "no number of a numbering plan that we know"),
        ("9.63933E+11", "a spreadsheet has rounded it: digits are lost"),
        ("عند الجيران", "no digit in it"),
        ("لا يوجد", "said to be unknown"),
        ("0" * 200, "longer than 120 characters"),
    ],
)
def test_what_is_no_number_is_kept_and_says_why(written: str, why: str) -> None:
    read = read_phone(written)
    assert (read.verbatim, read.read_as, read.sure, read.rule) == (written, "", 0.0, why)


def test_a_number_that_names_its_country_is_surer() -> None:
    ways = ["+963933123456", "0933123456", "9613123456"]
    sure = [read_phone(written).sure for written in ways]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == len(sure)


@given(st.text() | st.text("0123456789+-/ ()٠١٢"))
def test_no_text_raises_and_reading_a_reading_changes_nothing(text: str) -> None:
    read = read_phone(text)
    assert read.verbatim == text
    assert bool(read.read_as) == (read.sure > 0)
    assert not read.read_as or read_phone(read.read_as).read_as == read.read_as
