from collections import Counter

from khabar.places import gazetteer
from khabar.places.gazetteer import aliases


def test_the_table_is_whole_and_every_unit_lies_in_another() -> None:
    table = gazetteer()
    assert Counter(place.level for place in table.values()) == {"governorate": 14, "district": 62, "subdistrict": 272}
    for pcode, place in table.items():
        assert pcode == place.pcode
        assert pcode[:-2] in table or place.level == "governorate"
        assert 32 < place.centroid[0] < 38 and 35 < place.centroid[1] < 43
        assert place.name_ar and place.name_en


def test_names_added_by_hand_belong_to_units_that_exist() -> None:
    added = aliases()
    assert {*added["also"], *added["never"], *added["inside"], *added["loosely"]} <= gazetteer().keys()
    for pcode, names in added["never"].items():
        assert not set(names) & set(gazetteer()[pcode].aliases)


def test_the_source_is_named() -> None:
    from importlib.resources import files

    assert "CC BY 4.0" in files("khabar.places").joinpath("data/syria.tsv").read_text("utf-8").splitlines()[0]
