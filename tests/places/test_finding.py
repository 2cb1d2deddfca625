import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.places import find, gazetteer

FOUND = {
    "دمشق": "SY01",
    "Halab": "SY02",
    "دوما، ريف دمشق": "SY0302",
    "ريف دمشق - دوما": "SY0302",
    "دوما ريف دمشق": "SY0302",
    "دوما - دمشق": "SY0302",
    "Azaz (Aleppo)": "SY0204",
    "Al Qamishli, Al-Hasakah": "SY0802",
    "صوران - حماة": "SY050101",
    "صوران/حلب": "SY020405",
    "حمص - الوعر": "SY0401",
    "Palmyra": "SY0405",
    "الغوطة الشرقية": "SY0302",
    "الزبدانى": "SY0307",
    "Daraya": "SY0309",
    "Deraa": "SY12",
    "شارع قديم، حمص": "SY04",
    "شمال حلب": "SY02",
    "ديرالزور": "SY09",
    "كفربطنا": "SY030105",
    "Homs, Syria": "SY04",
    "سوريا - حمص": "SY04",
    "من أهالي حمص": "SY04",
    "مواليد درعا": "SY12",
    "sy0302": "SY0302",
    "ﺣﻠﺐ": "SY02",
    "حَلـــب": "SY02",
}


@pytest.mark.parametrize(("written", "pcode"), FOUND.items())
def test_places_are_found_in_both_scripts(written: str, pcode: str) -> None:
    read = find(written)
    assert (read.raw, read.pcode) == (written, pcode)
    assert read.sure > 0.8


def test_the_answer_carries_both_names_and_the_centre() -> None:
    read = find("Kobane")
    assert (read.level, read.name_ar, read.name_en) == ("district", "عين العرب", "Ayn al-Arab")
    assert read.centroid == gazetteer()["SY0206"].centroid


def test_a_name_of_two_places_keeps_the_other_and_is_less_sure() -> None:
    read = find("صوران")
    assert (read.pcode, read.alternatives) == ("SY050101", ("SY020405",))
    assert read.sure < find("صوران - حماة").sure


def test_alternatives_stay_when_there_are_other_words_beside_the_name() -> None:
    read = find("شارع قديم، صوران")
    assert (read.pcode, read.alternatives) == ("SY050101", ("SY020405",))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("غير معروف", "said to be unknown"),
        ("???", "said to be unknown"),
        ("الجمهورية العربية السورية", "names the country, no unit of it"),
        ("حاجز", "no place of this name in the gazetteer"),
    ],
)
def test_why_a_place_is_unread(written: str, why: str) -> None:
    assert find(written).rule == why


@pytest.mark.parametrize(("written", "pcode"), [("حاجز القطيفة", "SY0303"), ("Aleppo University", "SY02")])
def test_a_landmark_is_hardly_surely_where_its_name_says(written: str, pcode: str) -> None:
    read = find(written)
    assert (read.pcode, read.sure) == (pcode, 0.5)


def test_parts_that_contradict_each_other_are_hardly_sure() -> None:
    read = find("Homs / Idlib")
    assert read.sure < 0.5
    assert {read.pcode, *read.alternatives} == {"SY04", "SY07"}


@pytest.mark.parametrize("written", ["", "  ", "،", "بيروت", "unknown", "x" * 200, "a, b, c, d, e, f"])
def test_what_is_not_found_is_kept_and_says_why(written: str) -> None:
    read = find(written)
    assert (read.raw, read.pcode, read.centroid, read.sure) == (written, "", None, 0.0)
    assert read.rule


@pytest.mark.parametrize("script", ["name_ar", "name_en"])
def test_every_unit_beside_its_governorate_is_found_or_one_that_holds_it(script: str) -> None:
    for pcode, place in gazetteer().items():
        governorate = gazetteer()[pcode[:4]]
        read = find(f"{getattr(place, script)} - {getattr(governorate, script)}")
        assert read.pcode and pcode.startswith(read.pcode)


@given(st.text() | st.lists(st.sampled_from(["حلب", "ريف", "دوما", "Homs", " - ", "، ", "منطقة", "x"])).map(" ".join))
def test_no_string_raises_and_the_reading_keeps_the_words(text: str) -> None:
    read = find(text)
    assert read.raw == text
    assert bool(read.pcode) == (read.sure > 0)
