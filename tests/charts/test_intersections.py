from collections.abc import Callable
from xml.etree.ElementTree import Element

from khabar.charts import as_file, intersections

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bar_and_dots_for_each_group(read: Callable[[str], Element]) -> None:
    drawn = read(intersections("Lists", [("قائمة", 30), ("B", 20)], [((True, False), 22), ((True, True), 8)]))
    words = "".join(drawn.itertext())
    assert "قائمة: 22" in words
    assert "قائمة + B: 8" in words
    dots = drawn.findall("circle")
    assert [dot.get("fill-opacity") for dot in dots] == [None, ".15", None, None]
    heights = [float(bar.get("height", "0")) for bar in drawn.findall("rect") if bar.get("width") == "16"]
    assert heights[0] == 180
    assert round(heights[1], 1) == round(180 * 8 / 22, 1)


def test_no_group_is_no_error(read: Callable[[str], Element]) -> None:
    assert read(intersections("Lists", [], [])).get("aria-label") == "Lists"


def test_a_file_of_its_own_names_its_form(read: Callable[[str], Element]) -> None:
    assert read(as_file(intersections("Lists", [("A", 1)], [((True,), 1)]))).tag == f"{SVG}svg"
