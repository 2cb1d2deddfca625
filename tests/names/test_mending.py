import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.names import compare, wordlists
from khabar.names.mending import mended, needed


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [("تيسي", "تيسير"), ("بالل", "بلال"), ("عبدالسالم", "عبدالسلام"), ("ابومصطف", "ابومصطفى"), ("خصر", "خضر"),
     ("عيش", "عيسى"), ("يحث", "يحيى"), ("اسالم", "اسلام")],
)  # fmt: skip
def test_damage_is_read_as_the_known_name_that_it_was(damaged: str, whole: str) -> None:
    assert mended(damaged)[0][0] == whole


@given(st.text(st.sampled_from("ابتثجحسشصضعقلمنهويىر"), max_size=7))
def test_a_word_where_a_pattern_is_found_holds_the_letters_that_it_needs(form: str) -> None:
    for pattern in wordlists.damage():
        assert needed(pattern) in form or not re.search(pattern, form)


@pytest.mark.parametrize("name", ["محمد", "حسين", "احمد", "م", ""])
def test_a_common_name_and_one_of_which_nothing_comes_stay(name: str) -> None:
    assert mended(name) == ()


def test_a_name_that_is_another_one_turned_is_rather_itself() -> None:
    assert dict(mended("صالح"))["صلاح"] < -3


def test_latin_spellings_agree_with_damaged_words() -> None:
    assert compare("Taysir Rikab", "تيسي ركاب").weight > 15
    assert compare("Islam Rikab", "اسالم ركاب").weight > 15
