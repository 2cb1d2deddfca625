import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.numbers import read_national, read_register


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("01234567890", "01234567890"),
        ("٠١٢٣٤٥٦٧٨٩٠", "01234567890"),
        ("012-3456 7890", "01234567890"),
        ("01234567890.0", "01234567890"),
        ("n ٠١٢٣٤٥٦", "N 0123456"),
        ("00", "00"),
    ],
)
def test_a_national_number_keeps_its_zeros(written: str, number: str) -> None:
    assert read_national(written).read_as == number


def test_a_number_that_may_have_lost_a_zero_keeps_both() -> None:
    read = read_national("1234567890")
    assert (read.read_as, read.alternatives) == ("1234567890", ("01234567890",))
    assert read.sure < read_national("01234567890").sure


@pytest.mark.parametrize(
    ("written", "number"),
    [("0012", "0012"), ("٠٠١٢", "0012"), ("007.0", "007"), ("12 / 345", "12/345"), ("خانة ٠٠١٢", "خانه 0012")],
)
def test_an_entry_of_the_register_keeps_its_zeros(written: str, number: str) -> None:
    assert read_register(written).read_as == number


@pytest.mark.parametrize("read", [read_national, read_register])
@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1.20345E+10", "a spreadsheet has rounded it: digits are lost"),
        ("قيد", "no digit in it"),
        ("-", "said to be unknown"),
        ("غير معروف", "said to be unknown"),
    ],
)
def test_what_is_no_number_is_kept_and_says_why(read: object, written: str, why: str) -> None:
    found = read(written)  # type: ignore[operator]
    assert (found.verbatim, found.read_as, found.sure, found.rule) == (written, "", 0.0, why)


@given(st.from_regex(r"[0-9]{1,20}", fullmatch=True))
def test_digits_stay_the_same_digits(number: str) -> None:
    assert read_national(number).read_as == read_register(number).read_as == number


@given(st.text())
def test_reading_a_reading_changes_nothing(text: str) -> None:
    for read in (read_national, read_register):
        found = read(text)
        assert found.verbatim == text
        assert not found.read_as or read(found.read_as).read_as == found.read_as
