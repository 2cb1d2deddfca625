import pytest

from khabar.names import compare
from khabar.names.mending import mended


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [("تيسي", "تيسير"), ("بالل", "بلال"), ("عبدالسالم", "عبدالسلام"), ("ابومصطف", "ابومصطفى"), ("خصر", "خضر"),
     ("عيش", "عيسى"), ("يحث", "يحيى"), ("اسالم", "اسلام")],
)  # fmt: skip
def test_damage_is_read_as_the_known_name_that_it_was(damaged: str, whole: str) -> None:
    assert mended(damaged)[0][0] == whole


@pytest.mark.parametrize("name", ["محمد", "حسين", "احمد", "م", ""])
def test_a_common_name_and_one_of_which_nothing_comes_stay(name: str) -> None:
    assert mended(name) == ()


def test_a_name_that_is_another_one_turned_is_rather_itself() -> None:
    assert dict(mended("صالح"))["صلاح"] < -3


def test_latin_spellings_agree_with_damaged_words() -> None:
    assert compare("Taysir Rikab", "تيسي ركاب").weight > 15
    assert compare("Islam Rikab", "اسالم ركاب").weight > 15
