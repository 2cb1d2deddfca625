from xml.etree import ElementTree

from tests.counting.tables import KOSOVO, table

from khabar.counting import overlaps, picture, shared_by_pairs


def test_groups_by_size_and_pairs_whatever_else_people_stand_on() -> None:
    assert overlaps(table("A.B", [5, 7, 2])) == [(("A",), 7), (("B",), 5), (("A", "B"), 2)]
    assert sum(row.people for row in overlaps(KOSOVO)) == 4400
    assert shared_by_pairs(KOSOVO)[0] == [1910, 177 + 18 + 181 + 27, 228 + 42 + 181 + 27, 106 + 42 + 18 + 27]


def test_the_picture_shows_every_list_with_its_size() -> None:
    drawn = ElementTree.XML(picture(KOSOVO, "Lists"))
    words = "".join(drawn.itertext())
    assert all(f"{name}: {size}" in words for name, size in KOSOVO.sizes.items())
    assert "EXH + OSCE + ABA + HRW: 27" in words
