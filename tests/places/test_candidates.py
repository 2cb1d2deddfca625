import pytest

from khabar.places.candidates import candidates


@pytest.mark.parametrize(
    ("name", "pcode", "rule"),
    [
        ("كوباني", "SY0206", "name"),
        ("Deir Ezzour", "SY09", "name as heard"),
        ("Damscus", "SY01", "same consonants"),
        ("Jarablos City", "SY0208", "name as heard"),
        ("القامثلي", "SY0802", "name with a slip of the pen"),
        ("ريف حلب الشمالي", "SY02", "countryside of a governorate of a part"),
        ("northern Aleppo countryside", "SY02", "countryside of a governorate of a part"),
        ("القابون", "SY01", "name of a part"),
    ],
)
def test_each_way_to_meet_a_name(name: str, pcode: str, rule: str) -> None:
    first = candidates(name)[0]
    assert (first.pcode, first.rule.removesuffix(" of a part")) == (pcode, rule.removesuffix(" of a part"))


def test_a_word_for_the_level_keeps_units_of_that_level() -> None:
    assert [one.pcode for one in candidates("محافظة حلب")] == ["SY02"]
    assert [one.pcode for one in candidates("منطقة حلب")] == ["SY0200"]
    assert [one.pcode for one in candidates("Sarmin Subdistrict")] == ["SY070006"]


def test_surer_ways_come_first() -> None:
    sure = [candidates(name)[0].sure for name in ("Damascus", "Dimascus", "Damscuss")]
    assert sure == sorted(sure, reverse=True)


def test_short_words_are_not_guessed_at() -> None:
    assert candidates("abc") == candidates("با") == ()
