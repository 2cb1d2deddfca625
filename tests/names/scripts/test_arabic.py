import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.names.scripts.arabic import fold, sound


def test_letters_that_lists_use_for_each_other() -> None:
    assert fold("أإآٱ") == "اااا"
    assert fold("فائزة") == "فايزه"
    assert fold("کریم") == "كريم"


@pytest.mark.parametrize(
    ("word", "folded"),
    [("پارسا", "بارسا"), ("چمران", "جمران"), ("ژاله", "زاله"), ("گول", "كول"), ("ہمایوں", "همايون"), ("بیگم", "بيكم"),
     ("ئەحمەد", "احمد"), ("ئازاد", "ازاد"), ("محەمەد", "محمد"), ("عومەر", "عومر"), ("ڕێبوار", "ريبوار"),
     ("گوڵە", "كوله"), ("ڤيكتور", "فيكتور")],
)  # fmt: skip
def test_persian_urdu_and_kurdish_letters(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text(st.sampled_from("ابهلملأإآءىيئەويلدع"), max_size=12))
def test_folding_twice_is_folding_once_but_for_what_is_damaged(word: str) -> None:
    once = fold(word)
    assert fold(once) == once or any(damaged in once for damaged in ("هللا", "اال"))


def test_a_final_maqsura_stays_and_one_inside_does_not() -> None:
    assert fold("منى") == "منى"
    assert fold("منىر") == "منير"
    assert sound("منى") == sound("مني")


def test_broken_allah_is_mended() -> None:
    assert fold("عبدهللا") == "عبدالله"
    assert fold("آالء") == fold("آلاء")


def test_a_turned_lam_alef_of_the_article_is_mended() -> None:
    assert fold("األحمد") == fold("االحمد") == "الاحمد"
    assert fold("اإلسالم") == "الاسالم"
