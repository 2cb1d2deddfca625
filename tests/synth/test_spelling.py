from khabar.synth.personality import Habits
from khabar.synth.spelling import spellings
from khabar.synth.words import Word

RAHMAN = Word("servant", "الرحمن", ("Rahman",))


def test_a_compound_is_written_apart_or_joined_by_habit() -> None:
    assert dict(spellings(RAHMAN, "arabic", Habits(joined=0.25))) == {"عبد الرحمن": 0.75, "عبدالرحمن": 0.25}
    assert "Abdulrahman" in dict(spellings(RAHMAN, "latin", Habits()))


def test_the_forms_of_alef_are_kept_or_folded_by_habit() -> None:
    osama = Word("plain", "أسامة", ("Osama",))
    assert dict(spellings(osama, "arabic", Habits(bare_alef=1, ha_for_ta=0))) == {"اسامة": 1}
    assert len(spellings(osama, "arabic", Habits(bare_alef=0.5, ha_for_ta=0.5))) == 4


def test_an_ear_for_french_writes_ch_and_ou() -> None:
    shadi = Word("plain", "شادي", ("Shadi",))
    assert {text for text, _ in spellings(shadi, "latin", Habits(french=0.5))} == {"Shadi", "Chadi"}


def test_the_article_is_written_in_many_ways() -> None:
    family = Word("article", "خطيب", ("Khatib",))
    texts = {text for text, _ in spellings(family, "latin", Habits(article={"al-": 1, "Al": 1, "": 1}))}
    assert texts == {"al-Khatib", "Alkhatib", "Khatib"}
