import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.words import fold_facility, is_unknown, read_facility, read_sex


@pytest.mark.parametrize(
    ("written", "sex"), [("ذكر", "male"), ("Male", "male"), ("أنثى", "female"), ("انثي", "female"), ("F", "female")]
)
def test_sexes_are_read_in_both_scripts(written: str, sex: str) -> None:
    assert read_sex(written).read_as == sex


@pytest.mark.parametrize(
    ("written", "why"),
    [("x", "no word for a sex that we know"), ("غير محدد", "said to be unknown"), ("؟", "said to be unknown")],
)
def test_another_word_is_kept_and_says_why(written: str, why: str) -> None:
    read = read_sex(written)
    assert (read.verbatim, read.read_as, read.rule) == (written, "", why)


@pytest.mark.parametrize(
    "spellings",
    [
        ("سجن الوادي المركزي", "السجن الوادي المركزي", "سجن الوادي - المركزي", "سِجن الوادى المركزي"),
        ("Al-Rawabi Branch", "Rawabi branch", "AL RAWABI BRANCH"),
        ("فرع ٢١٥", "الفرع 215", "فرع (215)"),
    ],
)
def test_spellings_of_one_facility_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold_facility(spelling) for spelling in spellings}) == 1


def test_a_facility_stays_free_text() -> None:
    assert read_facility("فرع الروابي").read_as == "فرع روابي"
    assert read_facility("غير معروف").standing == "unknown"


@pytest.mark.parametrize("text", ["-", "???", "...", "مجهول", "N/A", "unknown"])
def test_words_and_signs_that_say_nothing_is_known(text: str) -> None:
    assert is_unknown(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_facility(fold_facility(text)) == fold_facility(text)
    assert read_facility(text).standing in ("read", "unknown")
