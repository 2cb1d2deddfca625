from collections.abc import Callable
from xml.etree.ElementTree import Element

from khabar.charts import curve

Read = Callable[[str], Element]


def test_points_lie_between_the_axes(read: Read) -> None:
    root = read(curve("Calibration", [(0, 0), (1, 1)], "predicted", "true", diagonal=True))
    low, high = root.findall("circle")
    assert float(low.attrib["cy"]) > float(high.attrib["cy"])
    assert float(low.attrib["cx"]) < float(high.attrib["cx"])
    assert "predicted" in "".join(root.itertext())
