from collections.abc import Callable
from xml.etree.ElementTree import Element

from khabar.charts import Bar, bars

Read = Callable[[str], Element]


def test_one_bar_a_row_with_its_note(read: Read) -> None:
    root = read(bars("Bits", [Bar("same day", 9.0, "+9 bits"), Bar("يوم آخر", -3.0)]))
    assert len(root.findall("rect")) == 2
    said = "".join(root.itertext())
    assert "+9 bits" in said
    assert "يوم آخر" in said


def test_bars_share_one_zero(read: Read) -> None:
    first, second = read(bars("Bits", [Bar("up", 5), Bar("down", -5)])).findall("rect")
    assert float(first.attrib["x"]) == float(second.attrib["x"]) + float(second.attrib["width"])


def test_nothing_to_draw_is_drawn(read: Read) -> None:
    assert read(bars("Bits", [])).findall("rect") == []
